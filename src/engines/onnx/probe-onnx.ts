import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { EngineAvailability } from '../../ports/inference-engine.js';
import { computeThreads } from '../../process/compute-threads.js';
import { findPackage } from '../probe-package.js';

/** Looks for the package and its binary for this platform. */
export function probeOnnx(): EngineAvailability {
  const installed = findPackage('onnxruntime-node', import.meta.url);
  if (installed === undefined) {
    return { id: 'onnx', available: false, detail: 'onnxruntime-node is not installed', remedy: 'npm ci' };
  }
  const { folder, version } = installed;
  if (!hasBinding(path.join(folder, 'bin'))) {
    const detail = `onnxruntime-node ${version} has no library for ${process.platform}-${process.arch}`;
    return { id: 'onnx', available: false, detail, remedy: 'none for this platform; the wasm engine serves instead' };
  }
  const threads = computeThreads();
  return { id: 'onnx', available: true, detail: `onnxruntime ${version} on the CPU`, version, device: 'cpu', threads };
}

/** One folder an N-API version, such as bin/napi-v6/linux/x64. */
function hasBinding(bin: string): boolean {
  if (!existsSync(bin)) return false;
  return readdirSync(bin).some((napi) =>
    existsSync(path.join(bin, napi, process.platform, process.arch, 'onnxruntime_binding.node')),
  );
}
