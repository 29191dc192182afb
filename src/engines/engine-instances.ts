import type { EngineId } from '../ports/inference-engine.js';

/** Each holds the weights and the memory of a run: so many keep 32 cores busy with four threads each. */
const MAX_INSTANCES = 8;

/**
 * How many instances of an engine share so many threads. onnxruntime computes a patch on one thread with a tenth to a
 * fifth less processor time than on two, whose share of each layer ends at different moments and leaves the cache of its
 * core; a wasm engine has no second thread. TensorFlow is one instance: it has the GPU, or shares out its own threads.
 */
export function engineInstances(id: EngineId, threads: number): number {
  return id === 'tensorflow' ? 1 : Math.min(MAX_INSTANCES, threads);
}

/** Threads of one run of an instance; those that do not divide stay idle. */
export function instanceThreads(id: EngineId, threads: number): number {
  return Math.floor(threads / engineInstances(id, threads));
}
