import { averagePrecisionOf, precisionRecallOf } from '../metrics/precision-recall.js';
import { operatingPoints, type OperatingPoints } from '../metrics/operating-points.js';
import { rocAuc, type ScoredLabel } from '../metrics/roc-auc.js';
import { sensitivityOf } from '../metrics/sensitivity-at-specificity.js';
import { wilsonInterval } from '../metrics/wilson-interval.js';
import type { ModelMetrics, SensitivityMetrics, SlideMetrics } from './model-metrics.js';

/** A patch's score and truth, with its slide where that is known. */
export interface ScoredPatch extends ScoredLabel {
  readonly slide?: string;
}

/** What a manifest states of a data set's scores 0…1. Throws INTERNAL unless both classes are there. */
export function measureScores(patches: readonly ScoredPatch[], note: string): ModelMetrics {
  const points = operatingPoints(patches);
  const right = patches.filter(({ score, positive }) => score >= 0.5 === positive).length;
  const slides = scoreSlides(patches);
  return {
    ...rocAuc(patches),
    patches: patches.length,
    tumourPatches: points.positives,
    note,
    accuracy: wilsonInterval(right / patches.length, patches.length),
    sensitivityAt90: sensitivityAt(points, 0.9),
    sensitivityAt95: sensitivityAt(points, 0.95),
    averagePrecision: averagePrecisionOf(precisionRecallOf(points)),
    ...(slides && { slides: measureSlides(slides) }),
  };
}

/** The sensitivity at this specificity, with Wilson's interval over the positives. */
export function sensitivityAt(points: OperatingPoints, target: number): SensitivityMetrics {
  const { sensitivity, specificity, threshold } = sensitivityOf(points, target);
  return {
    ...wilsonInterval(sensitivity, points.positives),
    specificity,
    ...(Number.isFinite(threshold) && { threshold }),
  };
}

/**
 * A slide's score is the highest of its patches, and it is positive when one of them is. Undefined where a patch names
 * no slide, or all slides are of one class.
 */
export function scoreSlides(patches: readonly ScoredPatch[]): readonly ScoredLabel[] | undefined {
  const slides = new Map<string, ScoredLabel>();
  for (const { slide, score, positive } of patches) {
    if (slide === undefined) return undefined;
    const before = slides.get(slide) ?? { score, positive };
    slides.set(slide, { score: Math.max(score, before.score), positive: positive || before.positive });
  }
  const scored = [...slides.values()];
  const positives = scored.filter(({ positive }) => positive).length;
  return positives > 0 && positives < scored.length ? scored : undefined;
}

function measureSlides(slides: readonly ScoredLabel[]): SlideMetrics {
  const positiveSlides = slides.filter(({ positive }) => positive).length;
  return { ...rocAuc(slides), slides: slides.length, positiveSlides };
}
