import { describe, expect, test } from 'vitest';
import { combiner } from '../../../src/domain/ensemble/combine-scores.js';
import { parseEnsemble } from '../../../src/domain/ensemble/parse-ensemble.js';
import { requireMembers, requireSameScale } from '../../../src/domain/ensemble/require-members.js';
import { measureEnsemble } from '../../../src/domain/ensemble/measure-ensemble.js';
import { samplePrecision } from '../../support/sample-precision.js';
import { ensembleOf, variantOf } from './ensemble-fixture.js';

const ensemble = ensembleOf({ fitted: variantOf([0.6, 0.4]), original: variantOf([0.822, 0.178]) });
type Json = Record<string, unknown>;

function edited(edit: (json: Json) => void): unknown {
  const json = structuredClone(ensemble) as unknown as Json;
  edit(json);
  return json;
}

function modelOf(
  name: string,
  digest: string,
): {
  name: string;
  version: number;
  patchSizePx: number;
  mppX: number;
  mppY: number;
  weights: { file: string; sha256: string; sizeBytes: number };
} {
  return {
    name,
    version: 1,
    patchSizePx: 96,
    mppX: 0.972,
    mppY: 0.972,
    weights: { file: 'w.safetensors', sha256: digest.repeat(64), sizeBytes: 1 },
  };
}

describe('parseEnsemble', () => {
  test('reads back what was written', () => {
    expect(parseEnsemble(JSON.parse(JSON.stringify(ensemble)))).toEqual(ensemble);
  });

  test.each([
    ['no object', 'nonsense', /not an object/],
    ['schema', edited((json) => (json['schemaVersion'] = 2)), /schemaVersion/],
    ['no member', edited((json) => (json['members'] = [])), /members are empty/],
    [
      'constants of two for one member',
      edited((json) => (json['members'] = [ensemble.members[0]])),
      /constants of 2 members, not 1/,
    ],
    ['a member twice', edited((json) => (json['members'] = [ensemble.members[0], ensemble.members[0]])), /twice/],
    ['default variant', edited((json) => (json['defaultVariant'] = 'best')), /none of the variants/],
    ['weights', edited((json) => (json['variants'] = { fitted: variantOf([0.9, 0.4]) })), /sum to 1/],
    ['negative weight', edited((json) => (json['variants'] = { fitted: variantOf([1.4, -0.4]) })), /negative/],
    ['too few constants', edited((json) => (json['variants'] = { fitted: variantOf([1]) })), /constants of 1 members/],
    [
      'threshold',
      edited((json) => (json['variants'] = { fitted: { ...variantOf([0.5, 0.5]), slideThreshold: 1.5 } })),
      /slideThreshold/,
    ],
    [
      'transform',
      edited((json) => (json['variants'] = { fitted: { ...variantOf([0.5, 0.5]), transform: 'log' } })),
      /transform "log"/,
    ],
    [
      'digest',
      edited((json) => (json['members'] = [{ ...ensemble.members[0], weightsDigest: 'xyz' }, ensemble.members[1]])),
      /weightsDigest/,
    ],
  ])('refuses a wrong %s as ENSEMBLE_INVALID', (_, value, message) => {
    expect(() => parseEnsemble(value)).toThrow(expect.objectContaining({ reason: 'ENSEMBLE_INVALID' }));
    expect(() => parseEnsemble(value)).toThrow(message);
  });
});

describe('requireMembers', () => {
  const simplenet = modelOf('simplenet', 'a');
  const inceptionv3 = modelOf('inceptionv3', 'b');

  test('puts the models into the order of the members', () => {
    expect(requireMembers(ensemble, [inceptionv3, simplenet])).toEqual([simplenet, inceptionv3]);
  });

  test('takes the precision that the constants were fitted on, and no other', () => {
    const [first, second] = ensemble.members;
    const fitted = parseEnsemble({ ...ensemble, members: [first, { ...second, precision: 'int8' }] });
    const reduced = { ...inceptionv3, precision: samplePrecision('int8') };
    expect(requireMembers(fitted, [simplenet, reduced])).toEqual([simplenet, reduced]);
    expect(() => requireMembers(fitted, [simplenet, inceptionv3])).toThrow(
      'inceptionv3/1 is served in float32; the ensemble was fitted on int8',
    );
  });

  test.each([
    ['a missing member', [simplenet], /inceptionv3\/1 is not there/],
    ['another version', [simplenet, { ...inceptionv3, version: 2 }], /inceptionv3\/1 is not there/],
    ['other weights', [simplenet, modelOf('inceptionv3', 'd')], /other weights/],
    [
      'another precision',
      [simplenet, { ...inceptionv3, precision: samplePrecision('int8') }],
      /inceptionv3\/1 is served in int8; the ensemble was fitted on float32/,
    ],
    ['another patch size', [{ ...simplenet, patchSizePx: 256 }, inceptionv3], /patches of 256 px/],
    ['another scale', [simplenet, { ...inceptionv3, mppY: 0.5 }], /0.972 × 0.5 µm\/px/],
  ])('refuses %s', (_, models, message) => {
    expect(() => requireMembers(ensemble, models)).toThrow(expect.objectContaining({ reason: 'ENSEMBLE_INVALID' }));
    expect(() => requireMembers(ensemble, models)).toThrow(message);
  });

  test('models of different scale cannot score one slide together', () => {
    expect(() => requireSameScale([simplenet, inceptionv3])).not.toThrow();
    expect(() => requireSameScale([simplenet, { ...inceptionv3, mppX: 0.5 }])).toThrow(/do not see the same patches/);
  });
});

test('an unknown variant is the caller’s field to mend', () => {
  expect(() => combiner(ensemble, 'slide', 'best')).toThrow(
    expect.objectContaining({
      reason: 'INVALID_FIELD',
      fieldViolations: [expect.objectContaining({ field: 'ensemble_variant' })],
    }),
  );
  expect(combiner(ensemble, 'slide', '')([0.5, 0.5])).toBe(0.5);
});

test('measureEnsemble gives each member and variant its AUC', () => {
  const samples = {
    scores: [
      [0.9, 0.2],
      [0.8, 0.9],
      [0.1, 0.3],
      [0.2, 0.1],
    ],
    positive: [true, true, false, false],
  };
  const metrics = measureEnsemble(ensemble, 'test', 'patch', samples);
  expect(metrics.map((metric) => [metric.scored, metric.value])).toEqual([
    ['simplenet/1', 1],
    ['inceptionv3/1', 0.75],
    ['fitted', 1],
    ['original', 1],
  ]);
});

test('measureEnsemble gives the balanced accuracy of each variant’s decisions on slides', () => {
  const even = variantOf([0.5, 0.5]);
  const measured = ensembleOf({ fitted: even, cautious: { ...even, slideThreshold: 0.95 } });
  const samples = {
    scores: [0.9, 0.8, 0.6, 0.1].map((score) => [score, score]),
    positive: [true, true, false, false],
  };
  const figures = measureEnsemble(measured, 'test', 'slide', samples).filter(
    ({ name }) => name === 'balanced_accuracy',
  );
  expect(figures.map(({ scored, value }) => [scored, value])).toEqual([
    ['fitted', 0.75],
    ['cautious', 0.5],
  ]);
  for (const { value, ciLow, ciHigh } of figures) {
    expect(ciLow).toBeLessThan(value);
    expect(ciHigh).toBeGreaterThan(value);
  }
});

test('an ensemble without a number or record of its own is the first; one without patches says so', () => {
  const json = structuredClone(ensemble) as unknown as Json;
  delete json['version'];
  const { command: _command, software: _software, patches: _patches, ...fit } = ensemble.fit;
  const read = parseEnsemble({ ...json, fit });
  expect(read.version).toBe(1);
  expect(read.fit).toEqual({ ...fit, command: '', software: {} });
  expect(() => parseEnsemble({ ...json, version: 0 })).toThrow(/version/);
});
