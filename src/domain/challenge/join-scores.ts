import { invalidField } from '../errors/invalid-field.js';
import type { ScoredLabel } from '../metrics/roc-auc.js';
import { namesOf } from './names-of.js';
import type { SlideScore } from './parse-slide-scores.js';
import type { SlideTruth } from './parse-slide-truth.js';
import { slideKey } from './slide-key.js';

export interface ScoredSlide extends SlideTruth, ScoredLabel {}

/**
 * Scores with their truth. Throws INVALID_FIELD naming slides that are in one of the two alone, or without both
 * classes.
 */
export function joinScores(truths: readonly SlideTruth[], scores: readonly SlideScore[]): readonly ScoredSlide[] {
  const scoreOf = new Map(scores.map(({ slideId, score }) => [slideKey(slideId), score]));
  const truthOf = new Set(truths.map(({ slideId }) => slideKey(slideId)));
  requireNone(
    truths.filter(({ slideId }) => !scoreOf.has(slideKey(slideId))),
    'have no score',
  );
  requireNone(
    scores.filter(({ slideId }) => !truthOf.has(slideKey(slideId))),
    'have a score and no truth',
  );
  requireBothClasses(truths);
  return truths.map((truth) => ({ ...truth, score: scoreOf.get(slideKey(truth.slideId)) ?? 0 }));
}

/** Throws INVALID_FIELD: without one of the classes there is nothing to tell apart. */
export function requireBothClasses(truths: readonly Pick<ScoredLabel, 'positive'>[], field = 'slides'): void {
  const positives = truths.filter(({ positive }) => positive).length;
  if (positives > 0 && positives < truths.length) return;
  throw invalidField(field, `hold ${positives} positives of ${truths.length}: both classes are needed`);
}

function requireNone(slides: readonly { readonly slideId: string }[], problem: string): void {
  if (slides.length === 0) return;
  throw invalidField('slides', `${problem}: ${namesOf(slides)}`);
}
