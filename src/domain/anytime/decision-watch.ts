import { createSlideScores } from '../aggregation/slide-scores.js';
import { isCertainlyPositive, type EarlyStop, type StopRule } from './stop-rule.js';

/** Follows the scores of a slide and says when its decision is certain. */
export interface DecisionWatch {
  /** `probabilities` is (patches, models), in the order in which the patches were handed out. */
  add(probabilities: ArrayLike<number>): void;
  /** `drawnAfter` as the patches' order tells it; undefined while the decision may still change. */
  verdict(drawnAfter: number | undefined): EarlyStop | undefined;
}

/** A rule of undefined never ends anything; nor is an end early once all patches are scored. */
export function createDecisionWatch(rule: StopRule | undefined, models: number, patchesPlanned: number): DecisionWatch {
  const scores = createSlideScores(models);
  return {
    add: scores.add,
    verdict: (drawnAfter) => {
      if (rule === undefined || scores.patches === 0 || scores.patches >= patchesPlanned) return undefined;
      if (isCertainlyPositive(rule, scores.scores())) return { patchesPlanned, certainty: 1 };
      if (rule.negative === undefined || drawnAfter === undefined || scores.patches < drawnAfter) return undefined;
      return { patchesPlanned, certainty: rule.negative.certainty, lesionPatches: rule.negative.patches };
    },
  };
}
