import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EngineAvailability } from '../../ports/inference-engine.js';
import { findPackage } from '../probe-package.js';

/** Looks for the package and its SIMD binary. */
export function probeWasm(): EngineAvailability {
  const installed = findPackage('@tensorflow/tfjs-backend-wasm', import.meta.url);
  if (installed === undefined || !existsSync(path.join(installed.folder, 'dist', 'tfjs-backend-wasm-simd.wasm'))) {
    const detail = '@tensorflow/tfjs-backend-wasm is not installed';
    return { id: 'wasm', available: false, detail, remedy: 'npm ci' };
  }
  const { version } = installed;
  return { id: 'wasm', available: true, detail: `tfjs wasm ${version}`, version, device: 'cpu', threads: 1 };
}
