import type { Tensor, Tf } from '../tf-namespace.js';

/**
 * A pure function of tensors: the same shapes in give the same operations, whatever the values. What changes from call
 * to call (a rate, a count, a seed) must be an input, and no value may be read.
 */
export type TensorFunction = (inputs: readonly Tensor[]) => Tensor[];

/** `run` takes tensors of the shapes that it was compiled for; its results are the caller's to dispose. */
export interface CompiledFunction {
  run(inputs: readonly Tensor[]): Tensor[];
  dispose(): void;
}

/** Makes `call` ready for inputs of the examples' shapes and types. */
export type Compile = (call: TensorFunction, examples: readonly Tensor[]) => CompiledFunction;

/** Nothing compiled: operation by operation, as tfjs does. */
export function interpret(tf: Tf): Compile {
  return (call) => ({ run: (inputs) => tf.tidy(() => call(inputs)), dispose: () => undefined });
}
