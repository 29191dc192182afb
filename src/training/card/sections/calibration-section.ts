import type { ModelManifest } from '../../../domain/models/model-manifest.js';
import { plain, table } from '../markdown.js';

export function calibrationSection({ calibration }: ModelManifest): string {
  if (calibration === undefined) return '## Calibration\n\nNot fitted: scores are no probabilities.';
  const { slope, intercept, quality } = calibration;
  const rows = Object.entries(quality).map(([set, { before, after }]) => [
    plain(set),
    before.expectedError.toFixed(3),
    after.expectedError.toFixed(3),
    before.brierScore.toFixed(3),
    after.brierScore.toFixed(3),
  ]);
  const lead = intercept < 0 ? '−' : '+';
  const course = slope < 1 ? 'over-confident' : 'under-confident';
  return `## Calibration

probability = 1 / (1 + exp(−(${slope.toFixed(3)} · logit(score) ${lead} ${Math.abs(intercept).toFixed(3)}))), logit cut at ±12: Platt’s logistic on logits, fitted on validation alone. A slope ${slope < 1 ? 'below' : 'of 1 and more'}: the scores are ${course} (temperature ${(1 / slope).toFixed(2)}). Scores are served as they are; the ensemble has a calibration of its own.

${table(['', 'calibration error', '… calibrated', 'Brier score', '… calibrated'], rows)}

Validation chose the constants and flatters them; the probability holds where tumour is as frequent as there.`;
}
