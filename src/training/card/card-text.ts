// The text of a model card: what a reader must know before a version is used.
import type { CardSource } from './card-source.js';
import { calibrationSection } from './sections/calibration-section.js';
import { dataSection } from './sections/data-section.js';
import { failureSection } from './sections/failure-section.js';
import { introduction } from './sections/introduction.js';
import { resultSection } from './sections/result-section.js';
import { trainingSection } from './sections/training-section.js';
import { usageSection } from './sections/usage-section.js';

/** A plot as the text refers to it. */
export interface CardPlot {
  readonly name: string;
  /** Relative to the card. */
  readonly file: string;
  readonly alternative: string;
  readonly caption: string;
}

/** Markdown. Plots that are not there are left out. */
export function cardText(source: CardSource, plots: readonly CardPlot[]): string {
  const show = (...names: readonly string[]): readonly string[] =>
    plots
      .filter(({ name }) => names.includes(name))
      .map(({ file, alternative, caption }) => `![${alternative}](${file})\n\n*${caption}*`);
  return [
    introduction(source.manifest),
    resultSection(source),
    ...show('roc', 'precision-recall', 'roc-slides'),
    calibrationSection(source.manifest),
    ...show('calibration'),
    failureSection(source),
    dataSection(source.manifest),
    trainingSection(source),
    ...show('loss'),
    usageSection(source.manifest),
  ]
    .join('\n\n')
    .concat('\n');
}
