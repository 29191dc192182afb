import { createWasmEngine } from '../../src/engines/wasm/create-wasm-engine.js';
import { plainCore } from '../../src/tfjs/plain-core.js';
import type { Tf } from '../../src/tfjs/tf-namespace.js';

/** The plain tfjs-core with its wasm backend running. */
export async function startWasm(): Promise<Tf> {
  await createWasmEngine();
  return plainCore();
}
