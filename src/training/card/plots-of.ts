import type { ScoredLabel } from '../../domain/metrics/roc-auc.js';
import { scoreSlides } from '../../domain/models/measure-scores.js';
import type { CardSource } from './card-source.js';
import { calibrationPlot } from './plots/calibration-plot.js';
import { lossPlot } from './plots/loss-plot.js';
import type { Plot } from './plots/plot.js';
import { precisionRecallPlot } from './plots/precision-recall-plot.js';
import { rocPlot } from './plots/roc-plot.js';

/** What can be drawn of what is known, in the order of the card. */
export function plotsOf({ manifest, runs, scored }: CardSource): readonly Plot[] {
  if (Object.keys(scored).length === 0) return [lossPlot(runs)].filter((plot) => plot !== undefined);
  const slides = slidesOf(scored);
  return [
    rocPlot(scored, 'patches'),
    precisionRecallPlot(scored),
    ...(Object.keys(slides).length === 0 ? [] : [rocPlot(slides, 'slides')]),
    ...(manifest.calibration === undefined ? [] : [calibrationPlot(scored, manifest.calibration)]),
    lossPlot(runs),
  ].filter((plot) => plot !== undefined);
}

function slidesOf(scored: CardSource['scored']): Readonly<Record<string, readonly ScoredLabel[]>> {
  return Object.fromEntries(
    Object.entries(scored).flatMap(([set, patches]) => {
      const slides = scoreSlides(patches);
      return slides === undefined ? [] : [[set, slides] as const];
    }),
  );
}
