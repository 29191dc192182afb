import { AppError } from '../errors/app-error.js';
import { interpolate } from './interpolate.js';
import type { SlideHits } from './match-findings.js';

export interface FrocPoint {
  /** Findings of this confidence or more count. */
  readonly threshold: number;
  readonly falsePositivesPerSlide: number;
  /** Share of the lesions found, 0…1. */
  readonly sensitivity: number;
}

export interface FrocSensitivity {
  readonly falsePositivesPerSlide: number;
  readonly sensitivity: number;
}

export interface Froc {
  readonly slides: number;
  /** To be found. */
  readonly lesions: number;
  readonly itcLesions: number;
  /** The highest threshold first, one for each distinct confidence above 0. */
  readonly points: readonly FrocPoint[];
  /** At ¼, ½, 1, 2, 4 and 8 false positives a slide. */
  readonly sensitivities: readonly FrocSensitivity[];
  /** Their mean. */
  readonly score: number;
  /**
   * What the challenge's own script prints. It leaves out the lowest of all confidences, where a missed lesion and an
   * ITC count as 0: another value than `score` only when every lesion was found and none is ITC.
   */
  readonly scriptScore: number;
}

const FALSE_POSITIVES_PER_SLIDE = [0.25, 0.5, 1, 2, 4, 8];

/**
 * Free-response ROC by CAMELYON16's rules, over all slides given: those without findings count too, as the script
 * counts files. Between points the sensitivity is interpolated linearly, beyond the last it stays.
 * Throws INVALID_FIELD when there is no lesion to be found.
 */
export function froc(slides: readonly SlideHits[]): Froc {
  const confidences = slides.flatMap(({ lesionConfidences }) => lesionConfidences);
  const falsePositives = slides.flatMap((slide) => slide.falsePositives);
  const itcLesions = slides.reduce((sum, slide) => sum + slide.itcLesions, 0);
  if (confidences.length === 0) throw noLesions(itcLesions);
  const points = curve(confidences, falsePositives, slides.length);
  const sensitivities = sensitivitiesOf(points);
  const hasZero = itcLesions > 0 || [...confidences, ...falsePositives].includes(0);
  return {
    slides: slides.length,
    lesions: confidences.length,
    itcLesions,
    points,
    sensitivities,
    score: mean(sensitivities),
    scriptScore: mean(hasZero ? sensitivities : sensitivitiesOf(points.slice(0, -1))),
  };
}

function curve(lesions: readonly number[], falsePositives: readonly number[], slides: number): readonly FrocPoint[] {
  const thresholds = [...new Set([...lesions, ...falsePositives])].filter((value) => value > 0).sort((a, b) => b - a);
  const found = countAtLeast(lesions);
  const wrong = countAtLeast(falsePositives);
  return thresholds.map((threshold) => ({
    threshold,
    falsePositivesPerSlide: wrong(threshold) / slides,
    sensitivity: found(threshold) / lesions.length,
  }));
}

/** Counts values at or above thresholds that are asked for in descending order. */
function countAtLeast(values: readonly number[]): (threshold: number) => number {
  const descending = [...values].sort((a, b) => b - a);
  let count = 0;
  return (threshold) => {
    while (count < descending.length && descending[count]! >= threshold) count += 1;
    return count;
  };
}

function sensitivitiesOf(points: readonly FrocPoint[]): readonly FrocSensitivity[] {
  const xs = [0, ...points.map(({ falsePositivesPerSlide }) => falsePositivesPerSlide)];
  const ys = [0, ...points.map(({ sensitivity }) => sensitivity)];
  return FALSE_POSITIVES_PER_SLIDE.map((falsePositivesPerSlide) => ({
    falsePositivesPerSlide,
    sensitivity: interpolate(xs, ys, falsePositivesPerSlide),
  }));
}

function mean(values: readonly FrocSensitivity[]): number {
  return values.reduce((sum, { sensitivity }) => sum + sensitivity, 0) / values.length;
}

function noLesions(itcLesions: number): AppError {
  const description = `hold no lesion larger than isolated tumour cells (${itcLesions} of those), so that there is nothing to find`;
  return new AppError('INVALID_FIELD', `the slides ${description}`, {
    fieldViolations: [{ field: 'lesions', description }],
  });
}
