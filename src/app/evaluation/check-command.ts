// What of an evaluation can be refused before any work is done, each with the path of the field at fault.
import { invalidField } from '../../domain/errors/invalid-field.js';
import { pnStage } from '../../domain/staging/pn-stage.js';
import type { EvaluateCommand, EvaluatedSlide } from './evaluation-types.js';
import { patientsOf } from './patients-of.js';

/** With a metrics' worth of slides; CAMELYON16 and 17 together have 1,399. */
const MAX_SLIDES = 2_000;

/** Throws INVALID_FIELD. */
export function checkCommand({ patches, slides }: EvaluateCommand): void {
  if (patches === undefined && slides.length === 0) throw invalidField('slides', 'are missing, and patches too');
  if (slides.length > MAX_SLIDES) throw invalidField('slides', `must be at most ${MAX_SLIDES}, not ${slides.length}`);
  const withFroc = asksForFroc(slides);
  const seen = new Set<string>();
  slides.forEach((slide, index) => {
    const field = `slides[${index}]`;
    if (seen.has(slide.slideId)) throw invalidField(`${field}.slide_id`, `"${slide.slideId}" stands there twice`);
    seen.add(slide.slideId);
    checkStaging(slide, field);
    if (withFroc) checkFroc(slide, field);
  });
  // By the truth alone, which is known: a patient beyond the rule is told before hours of scoring.
  for (const patient of patientsOf(slides, ({ category }) => category)) pnStage(patient.categories);
  if (patches === undefined && !asksForLesions(slides)) requireBothClasses(slides);
}

export function asksForFroc(slides: readonly EvaluatedSlide[]): boolean {
  return slides.some(({ lesions }) => lesions !== undefined);
}

export function asksForStages(slides: readonly EvaluatedSlide[]): boolean {
  return slides.some(({ patient }) => patient !== undefined);
}

/** Both FROC and stages are made of what is found in the slides. */
export function asksForLesions(slides: readonly EvaluatedSlide[]): boolean {
  return asksForFroc(slides) || asksForStages(slides);
}

function checkStaging({ patient, category, predictedCategory, score, positive }: EvaluatedSlide, field: string): void {
  if (category !== undefined && (category !== 'negative') !== positive) {
    throw invalidField(`${field}.metastasis`, 'contradicts the label');
  }
  if (patient === undefined) return;
  if (category === undefined) throw invalidField(`${field}.metastasis`, 'is missing: the stage of a patient needs it');
  if (score !== undefined && predictedCategory === undefined) {
    throw invalidField(`${field}.predicted_metastasis`, 'is missing: a score alone gives no stage');
  }
}

function checkFroc({ lesions, positive, score, findings }: EvaluatedSlide, field: string): void {
  const hasLesions = lesions?.regions.some(({ kind }) => kind === 'tumour') ?? false;
  if (positive && !hasLesions) {
    throw invalidField(
      `${field}.lesions`,
      'are missing: without them every finding in this tumour would count as wrong',
    );
  }
  if (!positive && hasLesions) throw invalidField(`${field}.lesions`, 'contradict the label');
  if (score !== undefined && findings === undefined) {
    throw invalidField(`${field}.findings`, 'are missing: a score alone finds no lesions; give an empty list for none');
  }
}

function requireBothClasses(slides: readonly EvaluatedSlide[]): void {
  const positives = slides.filter(({ positive }) => positive).length;
  if (positives > 0 && positives < slides.length) return;
  throw invalidField('slides', `hold ${positives} with tumour of ${slides.length}: an AUC needs both classes`);
}
