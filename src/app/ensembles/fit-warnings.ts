import type { FittedEnsemble } from '../../domain/ensemble/ensemble-manifest.js';
import { countedWarnings } from '../evaluation/counted-warnings.js';
import type { FitEnsembleCommand } from './fit-types.js';
import type { FitWork } from './fit-work.js';

/** Of a class. Below it one slide more or less moves the threshold. */
const FEW_SLIDES = 20;

/** What whoever is to promote the ensemble should know. */
export function fitWarnings(
  { fit: asked, test }: FitEnsembleCommand,
  { fit }: FittedEnsemble,
  { skipped: { count: skippedCount }, prepared }: Pick<FitWork, 'skipped' | 'prepared'>,
): readonly string[] {
  const { positives, negatives } = fit.slides;
  const leftOut = asked.slides.length - positives - negatives;
  const isMeasured = (level: string): boolean =>
    fit.metrics.some((metric) => metric.dataset === 'test' && metric.level === level);
  return [
    ...(leftOut > 0 ? [`${leftOut} of ${asked.slides.length} slides could not be used; nothing counts them`] : []),
    ...(skippedCount > leftOut ? [`${skippedCount - leftOut} other slides and patches could not be used`] : []),
    ...(Math.min(positives, negatives) < FEW_SLIDES
      ? [
          `fitted on few slides, ${positives} with tumour and ${negatives} without: measure it on others before you rely on it`,
        ]
      : []),
    ...(fit.patches === undefined
      ? ['no labelled patches: patches have the slides’ constants, which read low for them']
      : []),
    ...(test !== undefined && test.slides.length > 0 && !isMeasured('slide')
      ? ['the test slides that could be used are of one class: they measure nothing']
      : []),
    ...(test?.patches !== undefined && !isMeasured('patch')
      ? ['the test patches that could be used are of one class: they measure nothing']
      : []),
    ...countedWarnings('slides', prepared.slides),
    ...countedWarnings('patches', prepared.patches),
  ];
}
