// One uploaded slide through the compute process: its score and, where wanted, its lesions.
import { findLesions } from '../../domain/lesions/find-lesions.js';
import type { Finding } from '../../domain/lesions/match-findings.js';
import { measureMetastasis } from '../../domain/lesions/measure-metastasis.js';
import type { PatchGrid } from '../../domain/lesions/patch-grid.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { SlideCategory } from '../../domain/staging/slide-category.js';
import { combinePatches } from '../predictions/combine-patches.js';
import type { CollectedScores } from '../predictions/score-collector.js';
import { requireSpacing } from '../slides/require-spacing.js';
import { filesOf } from '../slides/require-slide.js';
import type { EvaluatedModel } from './evaluated-model.js';
import type { EvaluationPorts } from './evaluation-ports.js';
import { scoreWholeSlide, type TissueEvent } from './score-whole-slide.js';

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
  /** Of how its patches were prepared. */
  readonly warnings: readonly string[];
}

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
  const { scores, tissue } = await scoreWholeSlide(ports, work, scoring.onPatches, signal);
  const score = scores.patches === 0 ? 0 : model.combine('slide', scores.slideScores());
  const { warnings = [] } = tissue;
  if (!scoring.withLesions) return { score, findings: [], warnings };
  const grid = await gridOf(scores.collected(), tissue, slide, model);
  return { score, findings: findLesions(grid), category: measureMetastasis(grid), warnings };
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
