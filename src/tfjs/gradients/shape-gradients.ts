import type { Tensor, Tf } from '../tf-namespace.js';
import { gradientRule, type GradientRule } from './gradient-rule.js';

type Saved = readonly [Tensor];

/** Kernels that move or sum values. */
export function shapeGradients(tf: Tf): readonly GradientRule[] {
  const repeat = (dy: Tensor, x: Tensor, axis: number | number[]): Tensor => {
    const kept = [...x.shape];
    for (const each of tf.util.parseAxisParam(axis, x.shape)) kept[each] = 1;
    return tf.mul(tf.reshape(dy, kept), tf.onesLike(x));
  };
  return [
    gradientRule('Reshape', { inputs: ['x'] }, (dy, [x]: Saved) => ({ x: () => tf.reshape(dy, x.shape) })),
    gradientRule('ExpandDims', { inputs: ['input'] }, (dy, [x]: Saved) => ({ input: () => tf.reshape(dy, x.shape) })),
    gradientRule('Transpose', {}, (dy, _saved: Saved, { perm }: { perm: number[] }) => ({
      x: () => tf.transpose(dy, tf.backend_util.getUndoAxesPermutation(perm)),
    })),
    gradientRule('Sum', { inputs: ['x'] }, (dy, [x]: Saved, { axis }: { axis: number | number[] }) => ({
      x: () => repeat(dy, x, axis),
    })),
    gradientRule('Mean', { inputs: ['x'] }, (dy, [x]: Saved, { axis }: { axis: number | number[] }) => ({
      x: () => repeat(tf.mul(dy, dy.size / x.size), x, axis),
    })),
    ...partGradients(tf),
  ];
}

/** Kernels that join, cut out or surround. */
function partGradients(tf: Tf): readonly GradientRule[] {
  return [
    {
      kernelName: 'Concat',
      saveAllInputs: true,
      gradFunc: (dy, parts, { axis }) => {
        const along = tf.util.parseAxisParam(axis as number, parts[0]!.shape)[0]!;
        const pieces = tf.split(
          dy as Tensor,
          parts.map((part) => part.shape[along]!),
          along,
        );
        return Object.fromEntries(pieces.map((piece, index) => [String(index), () => piece]));
      },
    },
    {
      kernelName: 'SplitV',
      gradFunc: (dy, _saved, { axis }) => ({ x: () => tf.concat(dy as Tensor[], axis as number) }),
    },
    gradientRule(
      'Slice',
      { inputs: ['x'] },
      (dy, [x]: Saved, { begin, size }: { begin: number | number[]; size: number | number[] }) => ({
        x: () => {
          const [starts, sizes] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
          const around = x.shape.map((n, i): [number, number] => [starts[i]!, n - starts[i]! - sizes[i]!]);
          return tf.pad(dy, around);
        },
      }),
    ),
    gradientRule('PadV2', { inputs: ['x'] }, (dy, [x]: Saved, { paddings }: { paddings: [number, number][] }) => ({
      x: () =>
        tf.slice(
          dy,
          paddings.map(([before]) => before),
          x.shape,
        ),
    })),
  ];
}
