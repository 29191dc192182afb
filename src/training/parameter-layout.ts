// All trained values lie in one flat vector (and all statistics in another): one optimiser step is then a dozen
// large operations instead of a dozen small ones for each of 150 weights.
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { sizeOf, weightShapes, type WeightShape } from '../domain/networks/weight-shapes.js';
import type { Tensor, Tensor1D, Tf } from '../tfjs/tf-namespace.js';

export interface ParameterLayout {
  readonly trained: readonly WeightShape[];
  readonly statistics: readonly WeightShape[];
}

export function layoutOf(spec: NetworkSpec): ParameterLayout {
  const shapes = weightShapes(spec);
  return {
    trained: shapes.filter((weight) => weight.role !== 'statistic'),
    statistics: shapes.filter((weight) => weight.role === 'statistic'),
  };
}

/** Values of `shapes`, one after another. */
export function flatten(shapes: readonly WeightShape[], weights: ReadonlyMap<string, Float32Array>): Float32Array {
  const flat = new Float32Array(shapes.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  let offset = 0;
  for (const { name, shape } of shapes) {
    flat.set(weights.get(name) ?? [], offset);
    offset += sizeOf(shape);
  }
  return flat;
}

/** The reverse of `flatten`; views, not copies. */
export function unflatten(shapes: readonly WeightShape[], flat: Float32Array): ReadonlyMap<string, Float32Array> {
  let offset = 0;
  return new Map(
    shapes.map(({ name, shape }) => {
      const start = offset;
      offset += sizeOf(shape);
      return [name, flat.subarray(start, offset)];
    }),
  );
}

/** 1 for kernels, 0 for the rest: weight decay must not pull offsets. */
export function decayMask(shapes: readonly WeightShape[]): Float32Array {
  const total = shapes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const mask = new Float32Array(total);
  let offset = 0;
  for (const { shape, role } of shapes) {
    if (role === 'kernel') mask.fill(1, offset, offset + sizeOf(shape));
    offset += sizeOf(shape);
  }
  return mask;
}

/** Tensors of `shapes` cut from the flat vector, in order. */
export function sliceFlat(tf: Tf, shapes: readonly WeightShape[], flat: Tensor1D): Tensor[] {
  if (shapes.length === 0) return [];
  const parts = tf.split(
    flat,
    shapes.map(({ shape }) => sizeOf(shape)),
  );
  return parts.map((part, index) => tf.reshape(part, [...(shapes[index]?.shape ?? [])]));
}

export function byName(shapes: readonly WeightShape[], tensors: readonly Tensor[]): Map<string, Tensor> {
  return new Map(shapes.flatMap(({ name }, index) => (tensors[index] === undefined ? [] : [[name, tensors[index]]])));
}
