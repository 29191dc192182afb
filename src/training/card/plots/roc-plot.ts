import { rocAuc, type ScoredLabel } from '../../../domain/metrics/roc-auc.js';
import { rocCurve } from '../../../domain/metrics/roc-curve.js';
import { withInterval } from '../with-interval.js';
import type { Plot } from './plot.js';
import { unitSquare } from './unit-square.js';

/** Scores by name of their set, each of both classes; `of`: what is scored, such as `patches`. */
export function rocPlot(sets: Readonly<Record<string, readonly ScoredLabel[]>>, of: 'patches' | 'slides'): Plot {
  const curves = Object.entries(sets).map(([set, items]) => {
    const auc = rocAuc(items);
    return {
      label: `${set}: AUC ${withInterval(auc.auc, auc)}`,
      points: rocCurve(items).map(({ falsePositiveRate: x, truePositiveRate: y }) => ({ x, y })),
    };
  });
  return {
    name: of === 'patches' ? 'roc' : 'roc-slides',
    alternative: `ROC curves of ${of}. ${curves.map(({ label }) => label).join('; ')}`,
    caption: `ROC of ${of}, with the area below it and its 95 % interval (DeLong). Dashed: chance.`,
    spec: unitSquare(curves, {
      xTitle: '1 − specificity',
      yTitle: 'sensitivity',
      chance: [
        [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
      ],
    }),
  };
}
