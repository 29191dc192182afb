/** The precisions that a version can be served in; float32 unless its manifest names another. */
export const REDUCED_PRECISIONS = ['int8', 'bfloat16', 'float16'] as const;

export type ReducedPrecision = (typeof REDUCED_PRECISIONS)[number];

export type Precision = 'float32' | ReducedPrecision;

/** The engine that computes it; float32 is computed by every one. */
export const ENGINE_OF_PRECISION = {
  int8: 'onnx',
  bfloat16: 'tensorflow',
  float16: 'tensorflow',
} as const satisfies Readonly<Record<ReducedPrecision, string>>;
