import type { EvaluationProgress, ProgressEvent } from './evaluation-types.js';

export function asEvent(progress: EvaluationProgress): ProgressEvent {
  return { kind: 'progress', progress };
}

/** Of work that is on no slide. */
export function progressOf(phase: EvaluationProgress['phase'], done: number, total: number): EvaluationProgress {
  return { phase, done, total, slideId: '', slidePatchesDone: 0, slidePatchesTotal: 0 };
}

export interface SlideProgress {
  /** Takes in how far the slide is. */
  onPatches(done: number, total: number): void;
  look(): EvaluationProgress;
}

/** Of the work on one slide after `done` of `total`. */
export function slideProgressOf(place: Pick<EvaluationProgress, 'done' | 'total' | 'slideId'>): SlideProgress {
  let patches = { slidePatchesDone: 0, slidePatchesTotal: 0 };
  return {
    onPatches: (slidePatchesDone, slidePatchesTotal) => {
      patches = { slidePatchesDone, slidePatchesTotal };
    },
    look: () => ({ phase: 'slides', ...place, ...patches }),
  };
}
