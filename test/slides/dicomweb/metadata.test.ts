// DICOM in JSON, as an archive describes an object.
import { describe, expect, it } from 'vitest';
import { numbersOf, textsOf, type Shape } from '../../../src/slides/dicom/dataset/dataset.js';
import { createMetadataParser, isJsonError } from '../../../src/slides/dicomweb/metadata/metadata-parser.js';
import type { Dataset } from '../../../src/slides/dicom/dataset/dataset.js';

const ROWS = 0x0028_0010;
const TYPE = 0x0008_0008;
const PROFILE = 0x0028_2000;
const PATHS = 0x0048_0105;
const FRAMES = 0x5200_9230;
const POSITION = 0x0048_021a;

const OBJECT = {
  '00080008': { vr: 'CS', Value: ['ORIGINAL', null, 'VOLUME'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'CANARY^PATIENT' }] },
  '00280010': { Value: [240], vr: 'US' },
  '00480105': { vr: 'SQ', Value: [{ '00282000': { vr: 'OB', BulkDataURI: 'http://elsewhere/' } }, {}] },
  '52009230': {
    vr: 'SQ',
    Value: [1, 257].map((row) => ({ '0048021A': { vr: 'SQ', Value: [{ '00280010': { vr: 'US', Value: [row] } }] } })),
  },
};

function parse(json: string, shape: Shape, chunkBytes = 7): Dataset | undefined {
  const parser = createMetadataParser(shape, 'object 1');
  const bytes = Buffer.from(json);
  for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes));
  return parser.end();
}

describe('metadata', () => {
  it('give what is asked for, in pieces of any size, and nothing else', () => {
    const seen: unknown[] = [];
    const item = { items: new Map([[POSITION, { values: new Set([ROWS]) }]]) };
    const shape: Shape = {
      values: new Set([ROWS, TYPE]),
      items: new Map([[PATHS, { places: new Set([PROFILE]) }]]),
      streams: new Map([
        [FRAMES, { shape: item, visit: (frame, i) => seen.push([i, numbersOf(frame.items.get(POSITION)?.[0], ROWS)]) }],
      ]),
    };
    for (const chunkBytes of [1, 7, 10_000]) {
      seen.length = 0;
      const dataset = parse(JSON.stringify([OBJECT], null, 1), shape, chunkBytes);
      expect(textsOf(dataset, TYPE)).toEqual(['ORIGINAL', '', 'VOLUME']);
      expect(numbersOf(dataset, ROWS)).toEqual([240]);
      expect(dataset?.items.get(PATHS)?.map(({ places }) => places.has(PROFILE))).toEqual([true, false]);
      expect(seen).toEqual([
        [0, [1]],
        [1, [257]],
      ]);
      expect(
        [...(dataset?.values.values() ?? [])].some(({ bytes }) => String.fromCharCode(...bytes).includes('CANARY')),
      ).toBe(false);
    }
  });

  it.each([
    '[]',
    '{}',
    '[{"00280010":{"Value":[1]}}',
    '[{"00280010":{"Value":[1]}},{"00280010":{"Value":[2]}}]',
    '3',
    '',
  ])('that are not of one object are told: %s', (json) => {
    expect(parse(json, { values: new Set([ROWS]) })).toBeUndefined();
  });

  it.each(['<html>', '[{"a" 1}]', '[}', '{"a":"\u0001"}'])('that are no JSON are told: %s', (json) => {
    let error: unknown;
    try {
      parse(json, { values: new Set([ROWS]) });
    } catch (thrown) {
      error = thrown;
    }
    expect(isJsonError(error)).toBe(true);
  });

  it.each([
    { '00280010': 3 },
    { '00280010': null },
    { '00280010': { Value: 3 } },
    { '00280010': { Value: [{}] } },
    { '00480105': { Value: [null, 3] } },
  ])('of other shapes than the standard’s give nothing: %j', (object) => {
    const shape = { values: new Set([ROWS]), items: new Map([[PATHS, { places: new Set([PROFILE]) }]]) };
    const dataset = parse(JSON.stringify([object]), shape);
    expect(numbersOf(dataset, ROWS).filter((value) => !Number.isNaN(value))).toEqual([]);
  });

  it('with values beyond the limits are refused', () => {
    const long = { '00280010': { Value: ['x'.repeat(70_000)] } };
    expect(() => parse(JSON.stringify([long]), { values: new Set([ROWS]) }, 10_000)).toThrow(/claims 70000 bytes/);
    const many = { '00480105': { Value: Array.from({ length: 1100 }, () => ({})) } };
    const shape = { items: new Map([[PATHS, {}]]) };
    expect(() => parse(JSON.stringify([many]), shape, 10_000)).toThrow(/more than 1024 items/);
  });
});
