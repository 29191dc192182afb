// What of a fit can be refused before any work is done, each with the path of the field at fault.
import { MIN_OF_A_CLASS, requireClasses } from '../../domain/ensemble/labelled-scores.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { AskedData, AskedSlide, FitEnsembleCommand } from './fit-types.js';

/** As the grid of weights has it: with five members it would have a hundred thousand points. */
const MEMBERS = { min: 2, max: 4 };
/** Of both data sets together, as of an evaluation. */
const MAX_SLIDES = 2_000;

/** Throws INVALID_FIELD, or ENSEMBLE_DATA_INVALID where the labels alone show that the fit cannot be. */
export function checkFit({ members, fit, test }: FitEnsembleCommand): void {
  checkMembers(members);
  if (fit.slides.length === 0) throw invalidField('fit.slides', 'are missing');
  const slides = [...withFields(fit, 'fit'), ...(test === undefined ? [] : withFields(test, 'test'))];
  if (slides.length > MAX_SLIDES) throw invalidField('fit.slides', `and test.slides are more than ${MAX_SLIDES}`);
  requireDistinct(slides);
  requireClasses('fit.slides', labelsOf(fit), MIN_OF_A_CLASS, 'fit.slides');
  if (test === undefined) return;
  if (test.slides.length === 0 && test.patches === undefined) throw invalidField('test', 'holds nothing to measure');
  if (test.slides.length > 0) requireClasses('test.slides', labelsOf(test), 1, 'test.slides');
}

function checkMembers(members: readonly string[]): void {
  if (members.length === 0) return;
  const { min, max } = MEMBERS;
  if (members.length < min || members.length > max) {
    throw invalidField('members', `must be ${min} to ${max}, or none for those that are served`);
  }
  const names = members.map((reference) => reference.split('/')[0]);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) throw invalidField(`members[${index}]`, `names ${name ?? ''} a second time`);
  });
}

interface SlideWithField {
  readonly slide: AskedSlide;
  readonly field: string;
}

function withFields({ slides }: AskedData, of: string): readonly SlideWithField[] {
  return slides.map((slide, index) => ({ slide, field: `${of}.slides[${index}]` }));
}

/** A slide that was fitted on would flatter the test. */
function requireDistinct(slides: readonly SlideWithField[]): void {
  const seen = new Set<string>();
  for (const { slide, field } of slides) {
    const [own, name] = slide.kind === 'uploaded' ? ['slide_id', slide.slideId] : ['path', slide.path];
    if (seen.has(`${own} ${name}`)) throw invalidField(`${field}.${own}`, `"${name}" stands there twice`);
    seen.add(`${own} ${name}`);
  }
}

function labelsOf({ slides }: AskedData): readonly boolean[] {
  return slides.map(({ positive }) => positive);
}
