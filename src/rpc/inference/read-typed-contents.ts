// Elements in the tensor itself, in the field of their type. Raw bytes cost less: each pixel here is a number first.
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { InferTensorContents__Output } from '../../gen/inference/InferTensorContents.js';

type ContentsField = keyof InferTensorContents__Output;

/** By the protocol's names. */
const FIELDS: Readonly<Record<ContentsField, string>> = {
  boolContents: 'bool_contents',
  intContents: 'int_contents',
  int64Contents: 'int64_contents',
  uintContents: 'uint_contents',
  uint64Contents: 'uint64_contents',
  fp32Contents: 'fp32_contents',
  fp64Contents: 'fp64_contents',
  bytesContents: 'bytes_contents',
};

const MAX_UINT8 = 255;

export function typedPixels(contents: InferTensorContents__Output | null, count: number): Uint8Array {
  const { uintContents } = requireContents(contents, 'uintContents', 'UINT8', count);
  const pixels = Uint8Array.from(uintContents);
  const wrong = uintContents.findIndex((value) => value > MAX_UINT8);
  if (wrong >= 0)
    throw invalidField(`inputs[0].contents.uint_contents[${wrong}]`, `is ${uintContents[wrong]}; UINT8 ends at 255`);
  return pixels;
}

export function typedBytes(contents: InferTensorContents__Output | null, count: number): readonly Uint8Array[] {
  return requireContents(contents, 'bytesContents', 'BYTES', count).bytesContents;
}

function requireContents(
  contents: InferTensorContents__Output | null,
  wanted: ContentsField,
  datatype: string,
  count: number,
): InferTensorContents__Output {
  if (contents === null) throw invalidField('inputs[0].contents', 'is missing, as raw_input_contents is');
  for (const [field, name] of Object.entries(FIELDS) as [ContentsField, string][]) {
    if (field !== wanted && contents[field].length > 0)
      throw invalidField(`inputs[0].contents.${name}`, `must be empty: ${datatype} belongs in ${FIELDS[wanted]}`);
  }
  const { length } = contents[wanted];
  if (length !== count)
    throw invalidField(`inputs[0].contents.${FIELDS[wanted]}`, `has ${length} elements; the shape has ${count}`);
  return contents;
}
