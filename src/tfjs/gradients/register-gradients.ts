// Gradients of the kernels that the networks and losses here use. tfjs-core's own stand in files that Node cannot load
// (its Node build leaves them out), and the package that bundles them brings WebGL, layers and converters along.
import type { Tf } from '../tf-namespace.js';
import { binaryGradients } from './binary-gradients.js';
import { elementwiseGradients } from './elementwise-gradients.js';
import type { GradientRule } from './gradient-rule.js';
import { shapeGradients } from './shape-gradients.js';
import { spatialGradients } from './spatial-gradients.js';

export function gradientRules(tf: Tf): readonly GradientRule[] {
  return [...elementwiseGradients(tf), ...binaryGradients(tf), ...shapeGradients(tf), ...spatialGradients(tf)];
}

/**
 * Leaves kernels alone that already have a gradient, as all have where tfjs-node is loaded. A second call does nothing.
 */
export function registerGradients(tf: Tf): void {
  for (const rule of gradientRules(tf)) if (!hasGradient(tf, rule.kernelName)) tf.registerGradient(rule);
}

/** The type says otherwise, but the registry answers undefined for what it does not hold. */
function hasGradient(tf: Tf, kernelName: string): boolean {
  return (tf.getGradient(kernelName) as GradientRule | undefined) !== undefined;
}
