// Compiles a function of tensors into a graph of libtensorflow, as Python's tf.function does: recorded once, then
// optimised by TensorFlow and run as a whole, with independent operations side by side and memory used again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeBackend, type NodeBackend } from '../node-backend.js';
import type { Tensor, Tf } from '../tf-namespace.js';
import { graphOfRecording, inputName, outputName, type GraphInput } from './graph-of-recording.js';
import { recordOperations } from './record-operations.js';
import { encodeSavedModel, type NodeMessage } from './saved-model-proto.js';
import type { Compile, CompiledFunction, TensorFunction } from './tensor-function.js';

const TAG = 'sentinode';

/** For the `tensorflow` backend alone. Compiling runs the function once. */
export function compileFunction(tf: Tf): Compile {
  const backend = nodeBackend(tf);
  return (call, examples) => {
    const graph: RecordedFunction[] = [];
    tf.tidy(() => void graph.push(record(backend, call, examples)));
    const [{ nodes, outputs }] = graph as [RecordedFunction];
    return compiled(backend, openSession(backend, nodes), examples.length, outputs);
  };
}

interface RecordedFunction {
  readonly nodes: readonly NodeMessage[];
  readonly outputs: number;
}

function record(backend: NodeBackend, call: TensorFunction, examples: readonly Tensor[]): RecordedFunction {
  const ids = backend.getInputTensorIds(examples);
  const inputs = examples.map(({ shape, dtype }, index): GraphInput => {
    return { id: ids[index]!, shape, dtype: dtype === 'int32' ? backend.binding.TF_INT32 : backend.binding.TF_FLOAT };
  });
  let results: Tensor[] = [];
  let outputIds: number[] = [];
  const recording = recordOperations(backend, () => {
    results = call(examples);
    outputIds = backend.getInputTensorIds(results);
  });
  return { nodes: graphOfRecording(recording, inputs, outputIds, backend.binding), outputs: results.length };
}

/** The binding reads graphs from a folder alone; it holds the graph in memory once loaded. */
function openSession(backend: NodeBackend, nodes: readonly NodeMessage[]): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinode-graph-'));
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), encodeSavedModel(nodes, TAG));
    return backend.binding.loadSavedModel(folder, TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compiled(backend: NodeBackend, session: number, inputs: number, outputs: number): CompiledFunction {
  const feeds = Array.from({ length: inputs }, (_, index) => `${inputName(index)}:0`).join(',');
  const fetches = Array.from({ length: outputs }, (_, index) => `${outputName(index)}:0`).join(',');
  return {
    run: (tensors) =>
      backend.binding
        .runSavedModel(session, backend.getInputTensorIds(tensors), feeds, fetches)
        .map((raw) => backend.createOutputTensor(raw)),
    dispose: () => backend.binding.deleteSavedModel(session),
  };
}
