// Engine `wasm`: tfjs' XNNPACK kernels compiled to WebAssembly; no native library, so it works wherever Node does.
import { createRequire } from 'node:module';
import path from 'node:path';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import { AppError } from '../../domain/errors/app-error.js';
import type { InferenceEngine } from '../../ports/inference-engine.js';
import { plainCore } from '../../tfjs/plain-core.js';
import { plainOps } from '../../tfjs/plain-ops.js';
import { compileOnTfjs } from '../compile-tfjs-graph.js';
import { createEngineNetwork } from '../engine-network.js';

/** One thread: the package's threaded build runs in browsers only. Engines of one process share one backend. */
export async function createWasmEngine(): Promise<InferenceEngine> {
  const tf = plainCore();
  const packageFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  // The backend is created once a process, and takes no new path after that.
  if (tf.getBackend() !== 'wasm') {
    setWasmPaths(`${path.join(path.dirname(packageFile), 'dist')}${path.sep}`);
    if (!(await tf.setBackend('wasm'))) {
      throw new AppError('ENGINE_UNAVAILABLE', 'the wasm backend of tfjs does not start; `npm ci` reinstalls it', {
        metadata: { engine: 'wasm', remedy: 'npm ci' },
      });
    }
  }
  const compile = compileOnTfjs(plainOps(tf));
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return {
    id: 'wasm',
    device: `cpu, tfjs wasm ${version_wasm}${simd === true ? ' with SIMD' : ''}, 1 thread`,
    load: async (definition) => createEngineNetwork(definition, compile),
    // The backend belongs to the process; networks free their own tensors.
    dispose: async () => undefined,
  };
}
