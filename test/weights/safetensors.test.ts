import { describe, expect, it } from 'vitest';
import { simplenet } from '../../src/domain/networks/simplenet.js';
import { sizeOf, weightShapes } from '../../src/domain/networks/weight-shapes.js';
import { selectWeights } from '../../src/weights/read-weights.js';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from '../../src/weights/safetensors.js';

const tensors = new Map<string, NamedTensor>([
  ['a/kernel', { shape: [2, 3], data: Float32Array.from([1, 2, 3, 4, 5, -6.5]) }],
  ['b', { shape: [], data: Float32Array.from([7]) }],
]);
const file = encodeSafetensors({ tensors, metadata: { note: 'µ' } });

/** The file with its header's text changed; lengths are kept right. */
function withHeader(change: (header: string) => string): Uint8Array {
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = new TextEncoder().encode(change(new TextDecoder().decode(file.subarray(8, 8 + length))));
  const changed = new Uint8Array(8 + header.length + file.length - 8 - length);
  new DataView(changed.buffer).setBigUint64(0, BigInt(header.length), true);
  changed.set(header, 8);
  changed.set(file.subarray(8 + length), 8 + header.length);
  return changed;
}

describe('safetensors', () => {
  it('reads back what it wrote, from any alignment', () => {
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    for (const bytes of [file, shifted.subarray(3)])
      expect(decodeSafetensors(bytes)).toEqual({ tensors, metadata: { note: 'µ' } });
  });

  it('starts its data on eight bytes', () => {
    expect(Number(new DataView(file.buffer).getBigUint64(0, true)) % 8).toBe(0);
  });

  it.each([
    ['empty', new Uint8Array(0), /shorter than its length/],
    ['header past the end', file.subarray(0, 20), /header ends after/],
    ['data cut off', file.subarray(0, file.length - 1), /ends after the file/],
    ['another type', withHeader((header) => header.replace('"F32"', '"F16"')), /is F16, not F32/],
    ['a shape that lies', withHeader((header) => header.replace('[2,3]', '[2,2]')), /does not fill its shape/],
    ['a negative offset', withHeader((header) => header.replace('[0,24]', '[-24,0]')), /no proper shape and offsets/],
    ['no JSON', withHeader((header) => header.replace('{', '[')), /no JSON/],
  ])('refuses a file with %s', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });
});

describe('selectWeights', () => {
  const spec = simplenet();
  const whole = (): Map<string, NamedTensor> =>
    new Map(weightShapes(spec).map(({ name, shape }) => [name, { shape, data: new Float32Array(sizeOf(shape)) }]));

  it('takes a complete set', () => {
    expect(selectWeights(whole(), spec).size).toBe(weightShapes(spec).length);
  });

  it('names what is missing, misshapen, not finite or stray', () => {
    const missing = whole();
    missing.delete('conv_1/bias');
    expect(() => selectWeights(missing, spec)).toThrow('weight conv_1/bias is missing');
    expect(() => selectWeights(whole().set('conv_1/bias', { shape: [1], data: new Float32Array(1) }), spec)).toThrow(
      /shape \[1\]/,
    );
    const notFinite = { shape: [100], data: new Float32Array(100).fill(Number.NaN) };
    expect(() => selectWeights(whole().set('conv_1/bias', notFinite), spec)).toThrow(/not finite/);
    expect(() => selectWeights(whole().set('x', { shape: [1], data: new Float32Array(1) }), spec)).toThrow(
      /x does not belong/,
    );
  });
});
