import type { Matrix3 } from './matrix3.js';
import type { Vector3 } from './stain-statistics.js';

export interface EigenPair {
  readonly value: number;
  /** Of length 1; its sign means nothing. */
  readonly vector: Vector3;
}

/** Cyclic Jacobi converges quadratically: a 3×3 matrix is diagonal to the last bit after some six sweeps. */
const SWEEPS = 12;
const PLANES = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** Eigenvalues and -vectors of a symmetric matrix, the largest value first, by Jacobi rotations. */
export function symmetricEigen(matrix: Matrix3): readonly [EigenPair, EigenPair, EigenPair] {
  const a = Float64Array.from(matrix);
  const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [p, q] of PLANES) rotate(a, vectors, p, q);
  }
  const pair = (index: number): EigenPair => ({
    value: a[index * 4]!,
    vector: [vectors[index]!, vectors[index + 3]!, vectors[index + 6]!],
  });
  const pairs = [pair(0), pair(1), pair(2)].sort((first, second) => second.value - first.value);
  return [pairs[0]!, pairs[1]!, pairs[2]!];
}

/** Turns the plane of axes p and q so that the matrix's element (p, q) becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const off = a[p * 3 + q]!;
  if (off === 0) return;
  const theta = (a[q * 4]! - a[p * 4]!) / (2 * off);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < 3; k += 1) turn(a, p * 3 + k, q * 3 + k, cosine, sine);
  for (let k = 0; k < 3; k += 1) turn(a, k * 3 + p, k * 3 + q, cosine, sine);
  for (let k = 0; k < 3; k += 1) turn(vectors, k * 3 + p, k * 3 + q, cosine, sine);
}

function turn(values: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const [a, b] = [values[first]!, values[second]!];
  values[first] = cosine * a - sine * b;
  values[second] = sine * a + cosine * b;
}
