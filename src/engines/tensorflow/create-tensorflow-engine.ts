// Engine `tensorflow`: libtensorflow through tfjs-node(-gpu), from the prefix that `make tensorflow` fills.
import type { InferenceEngine, NetworkDefinition } from '../../ports/inference-engine.js';
import { loadTensorflow } from '../../tfjs/load-tensorflow.js';
import { nativeOps } from '../../tfjs/native-ops.js';
import type { Tf } from '../../tfjs/tf-namespace.js';
import { compileOnTfjs } from '../compile-tfjs-graph.js';
import { createEngineNetwork, type CompileGraph } from '../engine-network.js';
import { requirePrecision } from '../require-precision.js';
import type { EngineOptions } from '../engine-options.js';
import { computeThreads, threadsInWords } from '../../process/compute-threads.js';

/**
 * Blocks the event loop while it runs: child processes only.
 * Throws ENGINE_UNAVAILABLE, naming the remedy, when the library is not there or does not load.
 */
export async function createTensorflowEngine(options: EngineOptions = {}): Promise<InferenceEngine> {
  const threads = options.threads ?? computeThreads();
  // Read by libtensorflow when it loads; by default it takes every hyper-thread.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= String(threads);
  const { tf, isGpu } = loadTensorflow();
  // int8 is refused before it comes here.
  const compileFor = ({ reduced }: NetworkDefinition): CompileGraph =>
    compileOnTfjs(nativeOps(tf, reduced && reduced.kind !== 'int8' ? { convolutions: reduced.kind } : {}));
  return {
    id: 'tensorflow',
    device: `${isGpu ? 'gpu' : 'cpu'}, libtensorflow ${libraryVersion(tf)}${isGpu ? '' : `, ${threadsInWords(threads)}`}`,
    load: async (definition) => {
      requirePrecision('tensorflow', definition);
      return createEngineNetwork(definition, compileFor(definition));
    },
    // The backend belongs to the process; networks free their own tensors.
    dispose: async () => undefined,
  };
}

function libraryVersion(tf: Tf): string {
  const backend = tf.backend() as unknown as { readonly binding?: { readonly TF_Version?: string } };
  return backend.binding?.TF_Version ?? 'of unknown version';
}
