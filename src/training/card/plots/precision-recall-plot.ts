import { averagePrecisionOf, precisionRecallCurve } from '../../../domain/metrics/precision-recall.js';
import type { ScoredLabel } from '../../../domain/metrics/roc-auc.js';
import type { Plot } from './plot.js';
import { unitSquare } from './unit-square.js';

/** Scores by name of their set, each of both classes. */
export function precisionRecallPlot(sets: Readonly<Record<string, readonly ScoredLabel[]>>): Plot {
  const measured = Object.entries(sets).map(([set, items]) => {
    const curve = precisionRecallCurve(items);
    return {
      label: `${set}: average precision ${averagePrecisionOf(curve).toFixed(3)}`,
      // Level up to the first point, which lies far in where many patches share the highest score.
      points: [{ recall: 0, precision: curve[0]?.precision ?? 0 }, ...curve].map(({ recall: x, precision: y }) => ({
        x,
        y,
      })),
      prevalence: items.filter(({ positive }) => positive).length / items.length,
    };
  });
  return {
    name: 'precision-recall',
    alternative: `Precision over recall of patches. ${measured.map(({ label }) => label).join('; ')}`,
    caption:
      'Precision–recall of patches. Dashed: chance, which is the share of tumour in each set; where tumour is rarer than here, precision is lower.',
    spec: unitSquare(measured, {
      xTitle: 'recall (sensitivity)',
      yTitle: 'precision',
      chance: measured.map(({ prevalence }) => [
        { x: 0, y: prevalence },
        { x: 1, y: prevalence },
      ]),
    }),
  };
}
