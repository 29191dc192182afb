import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseModelManifest, type ModelManifest } from '../../../src/domain/models/model-manifest.js';
import { fullManifest } from '../../support/full-manifest.js';

/** As manifests were before splits, calibration and cards were told. */
function oldManifest(): ModelManifest {
  const { calibration: _, card: __, licence: ___, stainNormalisation: ______, ...known } = fullManifest();
  const { trainingReference: _______, ...manifest } = known;
  const { parts: ____, ...trainingData } = manifest.trainingData;
  const { bestEpoch: _____, ...training } = manifest.training;
  const { auc, ciLow, ciHigh, patches, tumourPatches, note } = manifest.metrics['validation'] ?? {
    ...{ auc: 0, ciLow: 0, ciHigh: 0, patches: 0, tumourPatches: 0, note: '' },
  };
  const metrics = { validation: { auc, ciLow, ciHigh, patches, tumourPatches, note } };
  return { ...manifest, trainingData, training, metrics };
}

const REFERENCE = fullManifest().trainingReference;

const read = (manifest: unknown): ModelManifest => parseModelManifest(JSON.parse(JSON.stringify(manifest)));

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(read(fullManifest())).toEqual(fullManifest());
  });

  it('of before there were splits, calibrations and cards is read as well', () => {
    expect(read(oldManifest())).toEqual(oldManifest());
  });

  it.each([
    ['simplenet', 1],
    ['inceptionv3', 1],
  ])('that is shipped (%s/%i) is read', (name, version) => {
    const file = new URL(`../../../models/${name}/${version}/manifest.json`, import.meta.url);
    expect(parseModelManifest(JSON.parse(readFileSync(fileURLToPath(file), 'utf8')))).toMatchObject({ name, version });
  });

  it.each([
    [{ calibration: { ...fullManifest().calibration, fittedOn: 'test' } }, /calibration\.fittedOn/],
    [{ calibration: { ...fullManifest().calibration, slope: 'steep' } }, /calibration\.slope/],
    [{ trainingReference: { ...REFERENCE, means: [1, 2] } }, /trainingReference\.means is not a list of 9 numbers/],
    [{ trainingReference: { ...REFERENCE, precision: 'none' } }, /trainingReference\.precision is not a list of 81/],
    [{ trainingReference: { ...REFERENCE, means: Array(9).fill('1') } }, /trainingReference\.means is not a list/],
    [{ trainingReference: { ...REFERENCE, limit: 0 } }, /trainingReference\.limit is not above 0/],
    [{ card: { file: '../../etc/passwd', plots: [] } }, /card\.file/],
    [{ card: { file: 'MODEL_CARD.md', plots: ['plots/../../manifest.svg'] } }, /card\.plots/],
    [{ card: { file: 'MODEL_CARD.md', plots: Array.from({ length: 17 }, () => 'plots/a.svg') } }, /at most 16 plots/],
    [{ card: { file: 'MODEL_CARD.md', plots: 'plots/roc.svg' } }, /card\.plots is not a list/],
    [{ trainingData: { ...fullManifest().trainingData, parts: { kind: 'by-feel' } } }, /parts\.kind is none of/],
  ])('with %j is refused by the name of the field', (change, message) => {
    expect(() => read({ ...fullManifest(), ...change })).toThrow(message);
  });
});
