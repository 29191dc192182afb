import type { Tensor, Tf } from '../tf-namespace.js';
import { gradientRule, type GradientRule } from './gradient-rule.js';

/** Functions of one value, each applied to every element. */
export function elementwiseGradients(tf: Tf): readonly GradientRule[] {
  return [
    gradientRule('Identity', {}, (dy) => ({ x: () => tf.clone(dy) })),
    gradientRule('Cast', {}, (dy) => ({ x: () => tf.cast(dy, 'float32') })),
    gradientRule('Neg', {}, (dy) => ({ x: () => tf.neg(dy) })),
    ofInput(tf, 'Square', (x) => tf.mul(x, 2)),
    ofInput(tf, 'Log', (x) => tf.reciprocal(x)),
    ofInput(tf, 'Softplus', (x) => tf.sigmoid(x)),
    ofInput(tf, 'Abs', (x) => tf.sign(x)),
    ofOutput(tf, 'Exp', (y) => y),
    ofOutput(tf, 'Sigmoid', (y) => tf.mul(y, tf.sub(1, y))),
    ofOutput(tf, 'Sqrt', (y) => tf.div(0.5, y)),
    ofOutput(tf, 'Rsqrt', (y) => tf.mul(-0.5, tf.pow(y, 3))),
    // The output of either activation tells on which side of 0 the input stood, so the input itself can go.
    ofOutput(tf, 'Relu', (y) => tf.step(y)),
    gradientRule('Elu', { outputs: [true] }, (dy, [y]: readonly [Tensor]) => ({
      x: () => tf.engine().runKernel('EluGrad', { dy, y }),
    })),
    gradientRule(
      'ClipByValue',
      { inputs: ['x'] },
      (dy, [x]: readonly [Tensor], { clipValueMin, clipValueMax }: { clipValueMin: number; clipValueMax: number }) => ({
        x: () => tf.mul(dy, tf.logicalAnd(tf.greaterEqual(x, clipValueMin), tf.lessEqual(x, clipValueMax))),
      }),
    ),
  ];
}

/** dx = dy · slope(x). */
function ofInput(tf: Tf, kernelName: string, slope: (x: Tensor) => Tensor): GradientRule {
  return gradientRule(kernelName, { inputs: ['x'] }, (dy, [x]: readonly [Tensor]) => ({
    x: () => tf.mul(dy, slope(x)),
  }));
}

/** dx = dy · slope(y). */
function ofOutput(tf: Tf, kernelName: string, slope: (y: Tensor) => Tensor): GradientRule {
  return gradientRule(kernelName, { outputs: [true] }, (dy, [y]: readonly [Tensor]) => ({
    x: () => tf.mul(dy, slope(y)),
  }));
}
