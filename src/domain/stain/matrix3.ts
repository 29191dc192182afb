/** 3×3, row-major. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/** Row vectors: out = in · matrix + offset. */
export interface Affine3 {
  readonly matrix: Matrix3;
  readonly offset: readonly [number, number, number];
}

export function diagonal3(a: number, b: number, c: number): Matrix3 {
  return [a, 0, 0, 0, b, 0, 0, 0, c];
}

export function multiply3(first: Matrix3, second: Matrix3): Matrix3 {
  const cell = (row: number, column: number): number =>
    (first[row * 3] ?? 0) * (second[column] ?? 0) +
    (first[row * 3 + 1] ?? 0) * (second[column + 3] ?? 0) +
    (first[row * 3 + 2] ?? 0) * (second[column + 6] ?? 0);
  return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)];
}

/** By cofactors; the matrices here are constants known to be regular. */
export function invert3([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 {
  const scale = 1 / (a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g));
  const cofactors: Matrix3 = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return [
    cofactors[0] * scale,
    cofactors[1] * scale,
    cofactors[2] * scale,
    cofactors[3] * scale,
    cofactors[4] * scale,
    cofactors[5] * scale,
    cofactors[6] * scale,
    cofactors[7] * scale,
    cofactors[8] * scale,
  ];
}
