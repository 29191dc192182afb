import type { Tensor, Tf } from '../tf-namespace.js';

/** How one kernel differentiates, as tfjs' registry takes it. */
export type GradientRule = Parameters<Tf['registerGradient']>[0];

/** Which values of the forward pass the gradient needs; they stay in memory until then. */
export interface Saves {
  readonly inputs?: readonly string[];
  /** For each output of the kernel, whether it is kept. */
  readonly outputs?: readonly boolean[];
}

/** Gradients by input name, each computed only when somebody needs it. */
export type LazyGradients = Record<string, () => Tensor>;

/**
 * `saved` holds the inputs in the order of `saves.inputs`, then the outputs; each rule names the types of what it saves
 * and of its kernel's attributes.
 */
export function gradientRule(
  kernelName: string,
  saves: Saves,
  gradients: (dy: Tensor, saved: never, attributes: never) => LazyGradients,
): GradientRule {
  return {
    kernelName,
    ...(saves.inputs !== undefined && { inputsToSave: [...saves.inputs] }),
    ...(saves.outputs !== undefined && { outputsToSave: [...saves.outputs] }),
    gradFunc: (dy, saved, attributes) => gradients(dy as Tensor, saved as never, attributes as never),
  };
}
