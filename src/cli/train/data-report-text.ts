// The data report for people: what is learned from, what validates it, and what was left out.
import type { DataPart, DataReport, DataSlide, Spacing, TrainingDataReport } from '@sentinode/client';
import { fields } from '../output/format.js';
import { table } from '../output/table.js';

/** More slides than this are counted; `--json` has them all. */
const MAX_SLIDE_ROWS = 40;
/** What was left out, by name; the rest is counted. */
const MAX_SKIPPED_ROWS = 20;

export function dataReportText(report: TrainingDataReport): string {
  return report.details === undefined ? countsText(report) : detailsText(report.details);
}

function detailsText(details: DataReport): string {
  const { training, validation, spacing, patchSizePx, labelSizePx, split, indexed, tissueAreaMm2 } = details;
  const facts: (readonly [string, string])[] = [
    ['training', partText(training)],
    ['validation', partText(validation)],
    ['patches', `${patchSizePx} px at ${mppText(spacing)}, label ${labelSizePx} px`],
    ...(tissueAreaMm2 > 0 ? [['tissue', `${tissueAreaMm2.toFixed(1)} mm²`] as const] : []),
    ['split', split],
    ['index', INDEXED[indexed] ?? indexed],
  ];
  return ['data', fields(facts), ...slidesText(details.slides), ...skippedText(details), ...notesText(details)].join(
    '\n',
  );
}

/** How much of the files had been looked into by an earlier run. */
const INDEXED: Readonly<Record<string, string>> = {
  anew: 'read anew',
  'in part': 'known in part from an earlier run',
  before: 'known from an earlier run',
};

function partText(part: DataPart | undefined): string {
  const { tumour = 0, normal = 0, slides = 0, positiveSlides = 0, patients = 0 } = part ?? {};
  return [
    `${count(tumour)} tumour + ${count(normal)} normal`,
    ...(slides > 0 ? [`${count(slides)} slides, ${count(positiveSlides)} with tumour`] : []),
    ...(patients > 0 ? [`${count(patients)} patients`] : []),
  ].join('; ');
}

const SLIDE_HEAD = ['  slide', 'part', 'patient', 'tumour', 'normal', 'mixed', 'tissue mm²', 'µm/px'];

function slidesText(slides: readonly DataSlide[]): readonly string[] {
  if (slides.length === 0) return [];
  const rows = slides
    .slice(0, MAX_SLIDE_ROWS)
    .map((slide) => [
      `  ${slide.name}`,
      slide.part,
      slide.patient,
      count(slide.tumour),
      count(slide.normal),
      count(slide.mixed),
      slide.tissueAreaMm2 > 0 ? slide.tissueAreaMm2.toFixed(1) : '',
      mppOf(slide.spacing),
    ]);
  return [table(SLIDE_HEAD, rows), ...more(slides.length - rows.length, 'slides')];
}

function skippedText({ skipped, skippedCount }: DataReport): readonly string[] {
  if (skippedCount === 0) return [];
  const shown = skipped.slice(0, MAX_SKIPPED_ROWS);
  return [
    `  left out: ${count(skippedCount)}`,
    ...shown.map(({ name, reason }) => `    ${name}: ${reason}`),
    ...more(skippedCount - shown.length, ''),
  ];
}

function notesText({ notes }: DataReport): readonly string[] {
  return notes.map((note) => `  note: ${note}`);
}

function more(others: number, what: string): readonly string[] {
  return others > 0 ? [`    … and ${count(others)} more${what === '' ? '' : ` ${what}`}`] : [];
}

function mppText(spacing: Spacing | undefined): string {
  const text = mppOf(spacing);
  return text === '' ? 'an unknown scale' : `${text} µm/px`;
}

/** Empty where it is not known. */
function mppOf(spacing: Spacing | undefined): string {
  const { mppX = 0, mppY = 0 } = spacing ?? {};
  if (mppX === 0) return '';
  return mppX === mppY ? number(mppX) : `${number(mppX)} × ${number(mppY)}`;
}

function number(mpp: number): string {
  return String(Number(mpp.toPrecision(4)));
}

function count(value: number): string {
  return value.toLocaleString('en');
}

/** Runs of versions before the whole report. */
function countsText(report: TrainingDataReport): string {
  const { trainingTumour, trainingNormal, validationTumour, validationNormal, skipped } = report;
  const counts = `training ${trainingTumour} tumour + ${trainingNormal} normal, validation ${validationTumour} + ${validationNormal}`;
  return [counts, ...skipped.map((line) => `left out: ${line}`)].join('\n');
}
