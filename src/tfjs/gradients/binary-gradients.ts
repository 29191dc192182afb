import type { Tensor, Tf } from '../tf-namespace.js';
import { gradientRule, type GradientRule } from './gradient-rule.js';

type Operands = readonly [a: Tensor, b: Tensor];

/** Functions of two values; the operands' shapes are broadcast to each other, as NumPy does. */
export function binaryGradients(tf: Tf): readonly GradientRule[] {
  const binary = (
    kernelName: string,
    slopes: (dy: Tensor, operands: Operands) => readonly [a: () => Tensor, b: () => Tensor],
  ): GradientRule =>
    gradientRule(kernelName, { inputs: ['a', 'b'] }, (dy, operands: Operands) => {
      const [ofA, ofB] = slopes(dy, operands);
      const [a, b] = operands;
      return { a: () => sumToShape(tf, ofA(), a.shape), b: () => sumToShape(tf, ofB(), b.shape) };
    });
  return [
    binary('Add', (dy) => [() => dy, () => dy]),
    binary('Sub', (dy) => [() => dy, () => tf.neg(dy)]),
    binary('Multiply', (dy, [a, b]) => [() => tf.mul(dy, b), () => tf.mul(dy, a)]),
    binary('RealDiv', (dy, [a, b]) => [() => tf.div(dy, b), () => tf.neg(tf.div(tf.mul(dy, a), tf.square(b)))]),
    binary('SquaredDifference', (dy, [a, b]) => {
      const twice = (): Tensor => tf.mul(dy, tf.mul(tf.sub(a, b), 2));
      return [twice, () => tf.neg(twice())];
    }),
    binary('Pow', (dy, [a, b]) => [
      () => tf.mul(dy, tf.mul(b, tf.pow(a, tf.sub(b, 1)))),
      // log is defined above 0 alone; elsewhere the power does not differentiate by its exponent.
      () => tf.mul(dy, tf.where(tf.greater(a, 0), tf.mul(tf.pow(a, b), tf.log(a)), tf.zerosLike(dy))),
    ]),
    binary('Maximum', (dy, [a, b]) => [() => tf.mul(dy, tf.greaterEqual(a, b)), () => tf.mul(dy, tf.less(a, b))]),
    binary('Minimum', (dy, [a, b]) => [() => tf.mul(dy, tf.lessEqual(a, b)), () => tf.mul(dy, tf.greater(a, b))]),
    gradientRule('Select', { inputs: ['condition'] }, (dy, [condition]: readonly [Tensor]) => ({
      condition: () => tf.zerosLike(condition),
      t: () => tf.mul(dy, condition),
      e: () => tf.mul(dy, tf.logicalNot(condition)),
    })),
  ];
}

/** Undoes a broadcast: sums over the axes along which the operand was repeated. */
function sumToShape(tf: Tf, gradient: Tensor, shape: readonly number[]): Tensor {
  const axes = tf.backend_util.getReductionAxes([...shape], gradient.shape);
  return tf.reshape(axes.length === 0 ? gradient : tf.sum(gradient, axes), [...shape]);
}
