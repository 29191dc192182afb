import type { EngineAvailability, EngineId } from '../ports/inference-engine.js';
import { probeOnnx } from './onnx/probe-onnx.js';
import { probeTensorflow } from './tensorflow/probe-tensorflow.js';
import { probeWasm } from './wasm/probe-wasm.js';

/** What each engine's files say, in the order of ids; loads no native library and never throws. */
export async function availableEngines(): Promise<EngineAvailability[]> {
  return [guard('tensorflow', probeTensorflow), guard('onnx', probeOnnx), guard('wasm', probeWasm)];
}

function guard(id: EngineId, probe: () => EngineAvailability): EngineAvailability {
  try {
    return probe();
  } catch (error) {
    const detail = `its installation cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { id, available: false, detail, remedy: 'npm ci' };
  }
}
