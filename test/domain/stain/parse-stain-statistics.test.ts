import { describe, expect, it } from 'vitest';
import { parseModelManifest } from '../../../src/domain/models/model-manifest.js';
import type { StainStatistics } from '../../../src/domain/stain/stain-statistics.js';
import { fullManifest } from '../../support/full-manifest.js';

const STAINS = {
  haematoxylin: [0.65, 0.704, 0.286],
  eosin: [0.25, 0.932, 0.262],
  maxHaematoxylin: 1.8,
  maxEosin: 1.1,
} as const;
const MOMENTS = { means: [55.7, 33, -19.6], deviations: [16.5, 10.1, 13.1] } as const;

const read = (stainNormalisation: unknown): StainStatistics | undefined =>
  parseModelManifest(JSON.parse(JSON.stringify({ ...fullManifest(), stainNormalisation }))).stainNormalisation;

describe('the stain that a manifest names', () => {
  it.each([
    { method: 'macenko', ...STAINS },
    { method: 'vahadane', ...STAINS },
    { method: 'reinhard', ...MOMENTS },
    { method: 'reinhard-modified', ...MOMENTS },
  ] as const)('is read as it was written, by $method', (statistics) => {
    expect(read(statistics)).toEqual(statistics);
  });

  it('may be left out', () => {
    const { stainNormalisation: _, ...manifest } = fullManifest();
    expect(parseModelManifest(JSON.parse(JSON.stringify(manifest)))).not.toHaveProperty('stainNormalisation');
  });

  it.each([
    ['no object', 'macenko', /stainNormalisation is not an object/],
    ['no method', STAINS, /stainNormalisation\.method is not text/],
    ['an unknown method', { method: 'khan', ...STAINS }, /"khan" is none of macenko, vahadane, reinhard/],
    ['a missing vector', { method: 'macenko', ...STAINS, eosin: undefined }, /eosin is not a list of three numbers/],
    ['a vector of two', { method: 'macenko', ...STAINS, eosin: [0.6, 0.8] }, /eosin is not a list of three numbers/],
    ['text in a vector', { method: 'macenko', ...STAINS, eosin: [0, '1', 0] }, /eosin is not a list of three numbers/],
    ['a long vector', { method: 'macenko', ...STAINS, haematoxylin: [1, 1, 1] }, /haematoxylin is not of length 1/],
    ['a dye that adds light', { method: 'macenko', ...STAINS, eosin: [-0.6, 0.8, 0] }, /eosin adds light/],
    ['one stain twice', { method: 'vahadane', ...STAINS, eosin: STAINS.haematoxylin }, /eosin is the same stain/],
    ['no amount', { method: 'macenko', ...STAINS, maxEosin: undefined }, /maxEosin is not a number/],
    ['an amount of nothing', { method: 'macenko', ...STAINS, maxHaematoxylin: 0 }, /maxHaematoxylin is not above 0/],
    ['no means', { method: 'reinhard', deviations: [1, 1, 1] }, /means is not a list of three numbers/],
    ['a mean that is no number', { method: 'reinhard', ...MOMENTS, means: [1, null, 1] }, /means is not a list/],
    ['an even colour', { method: 'reinhard', ...MOMENTS, deviations: [1, 0, 1] }, /deviations are not all above 0/],
    ['statistics of another method', { method: 'macenko', ...MOMENTS }, /haematoxylin is not a list/],
  ])('is refused by the name of the field with %s', (_what, statistics, message) => {
    expect(() => read(statistics)).toThrow(message);
    expect(() => read(statistics)).toThrow(expect.objectContaining({ reason: 'MODEL_INVALID' }));
  });
});
