import { weightShapes } from '../domain/networks/weight-shapes.js';
import type { PatchBatch } from '../ports/inference-engine.js';
import type { WeightTensors } from '../tfjs/node-weights.js';
import { runNetwork } from '../tfjs/run-network.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';
import type { Tensor, Tf } from '../tfjs/tf-namespace.js';
import type { CompiledGraph, CompileGraph } from './engine-network.js';
import type { WeightedGraph } from './serving-graph/weighted-graph.js';

/** Serves graphs by interpreting them on a tfjs backend; both tfjs engines differ only in the backend. */
export function compileOnTfjs(ops: TensorOps): CompileGraph {
  return async (graph) => {
    const tensors = uploadWeights(ops.tf, graph);
    return {
      run: (batch) => run(ops, graph, tensors, batch),
      dispose: async () => {
        for (const tensor of tensors.values()) tensor.dispose();
      },
    } satisfies CompiledGraph;
  };
}

function uploadWeights(tf: Tf, { spec, weights }: WeightedGraph): WeightTensors {
  const tensors = new Map<string, Tensor>();
  for (const { name, shape } of weightShapes(spec)) {
    tensors.set(name, tf.tensor(weights.get(name) ?? [], [...shape], 'float32'));
  }
  return tensors;
}

async function run(
  ops: TensorOps,
  { spec }: WeightedGraph,
  weights: WeightTensors,
  batch: PatchBatch,
): Promise<Float32Array> {
  const { tf } = ops;
  const probabilities = tf.tidy(() => {
    // tfjs has no 8-bit tensor; float32 goes up nine times faster than int32.
    const { count, patchSizePx } = batch;
    const pixels = tf.tensor4d(new Float32Array(batch.data), [count, patchSizePx, patchSizePx, 3]);
    return tf.sigmoid(runNetwork(ops, spec, weights, pixels));
  });
  try {
    return (await probabilities.data()) as Float32Array;
  } finally {
    probabilities.dispose();
  }
}
