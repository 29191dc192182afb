// What the steps of a prediction look like in a bar or a line.
import { PredictionPhase, type PredictionProgress } from '@sentinode/client';
import { score, seconds } from '../output/format.js';
import type { ProgressView } from '../output/progress-view.js';

const PHASE_LABELS: Readonly<Record<PredictionPhase, string>> = {
  [PredictionPhase.UNSPECIFIED]: 'predicting',
  [PredictionPhase.UNRECOGNIZED]: 'predicting',
  [PredictionPhase.QUEUED]: 'queued',
  [PredictionPhase.OPENING]: 'opening',
  [PredictionPhase.TISSUE]: 'finding tissue',
  [PredictionPhase.SCORING]: 'scoring',
  [PredictionPhase.AGGREGATING]: 'aggregating',
};

export function showPrediction(view: ProgressView): (progress: PredictionProgress) => void {
  return (progress) => {
    view.step(PHASE_LABELS[progress.phase], progress.patchesDone, progress.patchesTotal, details(progress).join(', '));
  };
}

function details(progress: PredictionProgress): string[] {
  if (progress.queuePosition > 0) return [`place ${progress.queuePosition} in the queue`];
  if (progress.patchesTotal === 0) return [];
  return [
    `${progress.patchesDone} of ${progress.patchesTotal} patches`,
    ...(progress.patchesPerSecond > 0 ? [`${progress.patchesPerSecond.toFixed(0)}/s`] : []),
    ...(progress.etaSeconds === undefined ? [] : [`${seconds(progress.etaSeconds)} left`]),
    ...(progress.partialEnsemble === undefined ? [] : [`ensemble so far ${score(progress.partialEnsemble)}`]),
  ];
}
