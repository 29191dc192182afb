import { EvaluationPhase, type EvaluationProgress } from '@sentinode/client';
import type { ProgressView } from '../output/progress-view.js';

/** What the steps of an evaluation look like in a bar or a line. */
export function showEvaluation(view: ProgressView, progress: EvaluationProgress): void {
  const { phase, done, total, slidePatchesDone, slidePatchesTotal } = progress;
  if (phase === EvaluationPhase.PATCHES) view.step('scoring patches', done, total, `${done} of ${total}`);
  else if (phase === EvaluationPhase.SLIDES) {
    const ofSlide = slidePatchesTotal === 0 ? '' : `, ${slidePatchesDone} of ${slidePatchesTotal} patches`;
    view.step('scoring slides', done, total, `slide ${done + 1} of ${total}${ofSlide}`);
  } else view.step('measuring', 0, 0, '');
}
