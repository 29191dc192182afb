// From scores to figures: the part of an evaluation that needs nothing but them.
import type { ScoredLabel } from '../../domain/metrics/roc-auc.js';
import { scoreReport, type ScoreReport } from '../../domain/metrics/score-report.js';
import { pnStage } from '../../domain/staging/pn-stage.js';
import { stagingReport, type StagingReport } from '../../domain/staging/staging-report.js';
import { asksForFroc, asksForStages } from './check-command.js';
import { countedWarnings } from './counted-warnings.js';
import type { FinishedSlide } from './evaluated-slides.js';
import type { EvaluateCommand, EvaluationResult } from './evaluation-types.js';
import { measureLesions } from './measure-lesions.js';
import { nextTurn } from '../next-turn.js';
import { patientsOf } from './patients-of.js';

export interface MeasuredPatch extends ScoredLabel {
  /** Of how it was prepared. */
  readonly warnings: readonly string[];
}

export interface Measured {
  readonly patches: readonly MeasuredPatch[] | undefined;
  readonly slides: readonly FinishedSlide[];
  /** Slides that were asked for and could not be read. */
  readonly skippedSlides: number;
}

type Figures = Pick<EvaluationResult, 'patches' | 'slides' | 'froc' | 'staging' | 'warnings'>;

/** Throws INVALID_FIELD where FROC or a stage cannot be made of what was given. */
export async function measure(
  command: EvaluateCommand,
  { patches, slides, skippedSlides }: Measured,
): Promise<Figures> {
  const warnings: string[] = [];
  if (skippedSlides > 0) {
    warnings.push(`${skippedSlides} of ${command.slides.length} slides could not be read; no figure counts them`);
  }
  warnings.push(...countedWarnings('patches', patches ?? []), ...countedWarnings('slides', slides));
  const patchReport = reportOf('patches', patches ?? [], warnings);
  await nextTurn();
  const labels = slides.map(({ outcome: { score, positive } }) => ({ score, positive }));
  const slideReport = reportOf('slides', labels, warnings, command.bootstrap);
  await nextTurn();
  const canFroc = asksForFroc(command.slides) && slides.length > 0;
  const froc = canFroc ? await measureLesions(slides, command.frocLevel0Mpp) : undefined;
  const staging = asksForStages(command.slides) ? measureStages(command, slides, warnings) : undefined;
  return {
    ...(patchReport && { patches: patchReport }),
    ...(slideReport && { slides: slideReport }),
    ...(froc && { froc }),
    ...(staging && { staging }),
    warnings,
  };
}

function reportOf(
  what: string,
  labels: readonly ScoredLabel[],
  warnings: string[],
  bootstrap?: EvaluateCommand['bootstrap'],
): ScoreReport | undefined {
  if (labels.length === 0) return undefined;
  const positives = labels.filter(({ positive }) => positive).length;
  if (positives > 0 && positives < labels.length) return scoreReport(labels, bootstrap);
  warnings.push(`${positives} of ${labels.length} ${what} hold tumour: an AUC needs both classes`);
  return undefined;
}

/** A patient one of whose slides could not be read has no stage. */
function measureStages(
  { slides: asked }: EvaluateCommand,
  finished: readonly FinishedSlide[],
  warnings: string[],
): StagingReport | undefined {
  const readable = new Map(finished.map(({ outcome }) => [outcome.slideId, outcome.predictedCategory]));
  const truths = patientsOf(asked, ({ category }) => category);
  const predictions = new Map(
    patientsOf(asked, ({ slideId }) => readable.get(slideId)).map(({ patient, categories }) => [patient, categories]),
  );
  const patients = truths.flatMap(({ patient, categories }) => {
    const predicted = predictions.get(patient);
    if (predicted?.length !== categories.length) {
      warnings.push(`patient ${patient} is left out of the stages: a slide could not be read`);
      return [];
    }
    return [{ patient, truth: pnStage(categories), predicted: pnStage(predicted) }];
  });
  return patients.length === 0 ? undefined : stagingReport(patients);
}
