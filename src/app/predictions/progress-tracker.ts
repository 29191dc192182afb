import { createProgressRate } from '../../domain/predictions/progress-rate.js';
import type { ModelScore, PredictionPhase, PredictionProgress } from '../../domain/predictions/prediction.js';

export interface PartialScores {
  readonly modelScores: readonly ModelScore[];
  readonly ensemble: number;
}

/** Where one prediction stands, ready to be told at any moment. Times are monotonic milliseconds. */
export interface ProgressTracker {
  setPhase(phase: PredictionPhase): void;
  setTotal(patchesTotal: number): void;
  setDone(patchesDone: number, scores: PartialScores): void;
  snapshot(queuePosition: number): PredictionProgress;
}

export function createProgressTracker(now: () => number): ProgressTracker {
  const rate = createProgressRate();
  let phase: PredictionPhase = 'queued';
  let patchesTotal = 0;
  let patchesDone = 0;
  let partial: PartialScores | undefined;
  return {
    setPhase: (next) => {
      phase = next;
      if (next === 'scoring') rate.add(now(), patchesDone);
    },
    setTotal: (total) => {
      patchesTotal = total;
    },
    setDone: (done, scores) => {
      patchesDone = done;
      partial = scores;
      rate.add(now(), done);
    },
    snapshot: (queuePosition) => {
      const patchesPerSecond = rate.perSecond(now());
      return {
        phase,
        patchesDone,
        patchesTotal,
        patchesPerSecond,
        ...(patchesPerSecond > 0 ? { etaSeconds: (patchesTotal - patchesDone) / patchesPerSecond } : {}),
        partialScores: partial?.modelScores ?? [],
        ...(partial === undefined ? {} : { partialEnsemble: partial.ensemble }),
        queuePosition,
      };
    },
  };
}
