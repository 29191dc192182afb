import { AppError } from '../../domain/errors/app-error.js';
import type { ComputeHost, ScoreSlideWork, SlideScoreEvent } from '../../ports/compute-host.js';
import { createScoreCollector, type ScoreCollector } from '../predictions/score-collector.js';

export type TissueEvent = Extract<SlideScoreEvent, { readonly kind: 'tissue' }>;

export interface WholeSlide {
  /** Without patches when there is no tissue. */
  readonly scores: ScoreCollector;
  readonly tissue: TissueEvent;
}

/**
 * One slide through the compute process, as a prediction in the background goes; `onPatches` hears how many are done of
 * how many.
 */
export async function scoreWholeSlide(
  { compute }: { readonly compute: Pick<ComputeHost, 'scoreSlide'> },
  work: ScoreSlideWork,
  onPatches: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<WholeSlide> {
  const scores = createScoreCollector(work.models.length);
  let tissue: TissueEvent | undefined;
  for await (const event of compute.scoreSlide({ ...work, priority: 'bulk' }, signal)) {
    if (event.kind === 'tissue') tissue = event;
    if (event.kind === 'scores') scores.add(event.batch);
    onPatches(scores.patches, tissue?.patchesTotal ?? 0);
  }
  if (tissue === undefined) throw new AppError('INTERNAL', 'the scoring of a slide ended early');
  return { scores, tissue };
}
