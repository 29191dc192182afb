// What an evaluation is asked and what it tells, as the transport sees it.
import type { SlideAnnotations } from '../../domain/annotations/annotated-region.js';
import type { Finding } from '../../domain/lesions/match-findings.js';
import type { Froc } from '../../domain/lesions/froc.js';
import type { BootstrapOptions } from '../../domain/metrics/bootstrap-auc.js';
import type { ScoreReport } from '../../domain/metrics/score-report.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { SlideCategory } from '../../domain/staging/slide-category.js';
import type { StagingReport } from '../../domain/staging/staging-report.js';
import type { CallContext } from '../use-cases.js';

/** A slide with its truth; without `score` it is an uploaded one, to be scored. */
export interface EvaluatedSlide {
  readonly slideId: string;
  /** Holds tumour. */
  readonly positive: boolean;
  readonly score?: number;
  readonly category?: SlideCategory;
  readonly predictedCategory?: SlideCategory;
  readonly patient?: string;
  readonly lesions?: SlideAnnotations;
  readonly findings?: readonly Finding[];
}

/** A folder on the server's disk with a folder for each class. */
export interface LabelledFolder {
  readonly dir: string;
  /** None means those that go without saying. */
  readonly tumourClasses: readonly string[];
}

export interface EvaluateCommand {
  /** `name/version`; empty or `ensemble` is the ensemble that is served. */
  readonly model: string;
  readonly patches?: LabelledFolder;
  readonly slides: readonly EvaluatedSlide[];
  readonly parameters: PredictionParameters;
  readonly bootstrap: BootstrapOptions;
  /** Micrometres a level-0 pixel of slides that state none. */
  readonly frocLevel0Mpp: number;
}

export interface EvaluationProgress {
  readonly phase: 'patches' | 'slides' | 'measuring';
  readonly done: number;
  readonly total: number;
  /** The slide that is scored; empty when none is. */
  readonly slideId: string;
  readonly slidePatchesDone: number;
  /** 0 until its tissue is found. */
  readonly slidePatchesTotal: number;
}

/** Of work over labelled data: an evaluation, a fit of ensembles, a reduction. */
export interface ProgressEvent {
  readonly kind: 'progress';
  readonly progress: EvaluationProgress;
}

export interface DataWorkResult {
  /** What could not be used, each with the reason; at most 100. */
  readonly skipped: readonly string[];
  readonly skippedCount: number;
  readonly warnings: readonly string[];
  readonly seconds: number;
}

/** The result comes last. */
export type DataWorkEvent<Result extends DataWorkResult> =
  ProgressEvent | { readonly kind: 'result'; readonly result: Result };

export interface SlideOutcome {
  readonly slideId: string;
  readonly positive: boolean;
  readonly score: number;
  readonly predictedCategory?: SlideCategory;
  readonly findings: readonly Finding[];
}

export interface EvaluationResult extends DataWorkResult {
  /** Empty, as is the digest, when every score was given. */
  readonly model: string;
  readonly digest: string;
  readonly patches?: ScoreReport;
  readonly slides?: ScoreReport;
  readonly froc?: Froc;
  readonly staging?: StagingReport;
  readonly outcomes: readonly SlideOutcome[];
}

export type EvaluationEvent = DataWorkEvent<EvaluationResult>;

export interface EvaluationUseCases {
  /** Ending the iteration early stops the work. */
  evaluateModel(command: EvaluateCommand, context: CallContext): AsyncIterable<EvaluationEvent>;
}
