// Engine `wasm`: tfjs' XNNPACK kernels compiled to WebAssembly; no native library, so it works wherever Node does.
import type { InferenceEngine } from '../../ports/inference-engine.js';
import { plainOps } from '../../tfjs/plain-ops.js';
import { startWasmBackend } from '../../tfjs/wasm/start-wasm-backend.js';
import { compileOnTfjs } from '../compile-tfjs-graph.js';
import { createEngineNetwork } from '../engine-network.js';
import { requirePrecision } from '../require-precision.js';

/** Engines of one process share one backend. Throws ENGINE_UNAVAILABLE. */
export async function createWasmEngine(): Promise<InferenceEngine> {
  const { tf, version, simd } = await startWasmBackend();
  const compile = compileOnTfjs(plainOps(tf));
  return {
    id: 'wasm',
    device: `cpu, tfjs wasm ${version}${simd ? ' with SIMD' : ''}, 1 thread`,
    load: async (definition) => {
      requirePrecision('wasm', definition);
      return createEngineNetwork(definition, compile);
    },
    // The backend belongs to the process; networks free their own tensors.
    dispose: async () => undefined,
  };
}
