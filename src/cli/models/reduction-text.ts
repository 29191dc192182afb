import type { Metric, Model, ModelReduction, PrecisionChange } from '@sentinode/client';
import { signed } from '../../domain/text/signed.js';
import { fields } from '../output/format.js';
import { metricText } from './metric-text.js';

type Field = [name: string, value: string];

export function reductionText(model: Model): string {
  const name = `${model.name}/${model.version}`;
  return `${name}\n${fields([['precision', model.precision], ...reductionFields(model)])}`;
}

/** What a reduced version was made from and what that changed; nothing for float32. */
export function reductionFields({ reduction }: Pick<Model, 'reduction'>): Field[] {
  if (reduction === undefined) return [];
  return [
    ['made from', reduction.from],
    ...calibrationField(reduction),
    ...reduction.changes.flatMap(changeFields),
    ['CPU ms a patch', speedText(reduction)],
  ];
}

function calibrationField({ calibrationPatches, calibrationDigest }: ModelReduction): Field[] {
  if (calibrationPatches === 0) return [];
  return [['ranges from', `${calibrationPatches} patches, SHA-256 ${Buffer.from(calibrationDigest).toString('hex')}`]];
}

function changeFields(change: PrecisionChange): Field[] {
  const { dataset, float32Auc, reducedAuc, aucDifference, largestScoreChange, meanScoreChange, changedSides } = change;
  const metric = (value: Metric | undefined): string => (value === undefined ? '' : metricText(value));
  const share = (changedSides * 100).toFixed(2);
  return [
    [`auc in float32, ${dataset}`, metric(float32Auc)],
    [`auc, ${dataset}`, metric(reducedAuc)],
    [`auc change, ${dataset}`, differenceText(aucDifference)],
    [
      `score changes, ${dataset}`,
      `at most ${largestScoreChange.toFixed(4)}, mean ${meanScoreChange.toFixed(4)}, ${share} % changed sides of 0.5`,
    ],
  ];
}

function differenceText(difference: Metric | undefined): string {
  if (difference === undefined) return '';
  const { value, ciLow, ciHigh } = difference;
  return `${signed(value)} (95 % ${signed(ciLow)} to ${signed(ciHigh)})`;
}

function speedText({ float32CpuMsPerPatch: before, reducedCpuMsPerPatch: after, measuredOn }: ModelReduction): string {
  return `${after.toFixed(2)}, in float32 ${before.toFixed(2)} (${(before / after).toFixed(2)} times) on ${measuredOn}`;
}
