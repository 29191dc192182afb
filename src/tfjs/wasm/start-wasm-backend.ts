import { createRequire } from 'node:module';
import path from 'node:path';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import { AppError } from '../../domain/errors/app-error.js';
import { plainCore } from '../plain-core.js';
import type { Tf } from '../tf-namespace.js';

export interface WasmStart {
  readonly tf: Tf;
  readonly version: string;
  /** Whether it computes four values at a time. */
  readonly simd: boolean;
}

/**
 * tfjs' wasm backend: one a process, which later calls find running. It has one thread, for the package's threaded
 * build runs in browsers only. Throws ENGINE_UNAVAILABLE.
 */
export async function startWasmBackend(): Promise<WasmStart> {
  const tf = plainCore();
  // The backend is created once a process, and takes no new path after that.
  if (tf.getBackend() !== 'wasm') {
    const packageFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
    setWasmPaths(`${path.join(path.dirname(packageFile), 'dist')}${path.sep}`);
    if (!(await tf.setBackend('wasm'))) {
      throw new AppError('ENGINE_UNAVAILABLE', 'the wasm backend of tfjs does not start; `npm ci` reinstalls it', {
        metadata: { engine: 'wasm', remedy: 'npm ci' },
      });
    }
  }
  return { tf, version: version_wasm, simd: (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true };
}
