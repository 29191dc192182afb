// One uploaded slide through the compute process: its score and, where wanted, its lesions.
import { AppError } from '../../domain/errors/app-error.js';
import { findLesions } from '../../domain/lesions/find-lesions.js';
import type { Finding } from '../../domain/lesions/match-findings.js';
import { measureMetastasis } from '../../domain/lesions/measure-metastasis.js';
import type { PatchGrid } from '../../domain/lesions/patch-grid.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { SlideCategory } from '../../domain/staging/slide-category.js';
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import { combinePatches } from '../predictions/combine-patches.js';
import { createScoreCollector, type CollectedScores } from '../predictions/score-collector.js';
import { requireSpacing } from '../slides/require-spacing.js';
import { filesOf } from '../slides/require-slide.js';
import type { EvaluatedModel } from './evaluated-model.js';
import type { EvaluationPorts } from './evaluation-ports.js';

export interface SlideScoring {
  readonly model: EvaluatedModel;
  readonly parameters: PredictionParameters;
  /** Whether lesions and the metastasis' size are wanted. */
  readonly withLesions: boolean;
  onPatches(done: number, total: number): void;
}

export interface ScoredSlide {
  readonly score: number;
  /** Empty, and absent, when they are not wanted. */
  readonly findings: readonly Finding[];
  readonly category?: SlideCategory;
}

type TissueEvent = Extract<SlideScoreEvent, { readonly kind: 'tissue' }>;

export async function scoreEvaluatedSlide(
  ports: Pick<EvaluationPorts, 'blobs' | 'compute'>,
  slide: Slide,
  scoring: SlideScoring,
  signal: AbortSignal,
): Promise<ScoredSlide> {
  const { model, parameters } = scoring;
  // The variant is the combination's matter, done here; all else is how the slide is scored.
  const { ensembleVariant: _variant, ...how } = parameters;
  const work = { files: filesOf(ports, slide), spacing: requireSpacing(slide), models: model.handles, ...how };
  const collector = createScoreCollector(model.handles.length);
  let tissue: TissueEvent | undefined;
  for await (const event of ports.compute.scoreSlide(work, signal)) {
    if (event.kind === 'tissue') tissue = event;
    if (event.kind === 'scores') collector.add(event.batch);
    scoring.onPatches(collector.patches, tissue?.patchesTotal ?? 0);
  }
  if (tissue === undefined) throw new AppError('INTERNAL', 'the scoring of a slide ended early');
  const score = collector.patches === 0 ? 0 : model.combine('slide', collector.slideScores());
  if (!scoring.withLesions) return { score, findings: [] };
  const grid = await gridOf(collector.collected(), tissue, slide, model);
  return { score, findings: findLesions(grid), category: measureMetastasis(grid) };
}

async function gridOf(
  { columns, rows, probabilities }: CollectedScores,
  { cellLevel0X, cellLevel0Y }: TissueEvent,
  slide: Slide,
  model: EvaluatedModel,
): Promise<PatchGrid> {
  const { mppX, mppY } = requireSpacing(slide);
  const models = model.handles.length;
  const combine = (members: readonly number[]): number => model.combine('patch', members);
  const combined = await combinePatches(probabilities, models, models, combine);
  const place = { cellLevel0X, cellLevel0Y, cellUmX: cellLevel0X * mppX, cellUmY: cellLevel0Y * mppY };
  return { columns, rows, probabilities: combined, ...place };
}
