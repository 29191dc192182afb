// The slides of an evaluation, one after the other: given scores as they are, uploaded slides through the models.
import type { Slide } from '../../domain/slides/slide.js';
import { requireScaledSlide } from '../slides/require-scaled-slide.js';
import type { EvaluatedModel } from './evaluated-model.js';
import type { EvaluationPorts } from './evaluation-ports.js';
import type { EvaluateCommand, EvaluatedSlide, EvaluationProgress, SlideOutcome } from './evaluation-types.js';
import { asksForLesions } from './check-command.js';
import { slideProgressOf, type SlideProgress } from './progress-of.js';
import { reasonToSkip } from './reason-to-skip.js';
import { runAsJob } from './run-as-job.js';
import { scoreEvaluatedSlide, type ScoredSlide } from './score-evaluated-slide.js';
import type { SkippedList } from './skipped-list.js';
import { ticks } from '../ticks.js';

/** What is asked of a slide, with what became of it. */
export interface FinishedSlide {
  readonly asked: EvaluatedSlide;
  /** Absent for a score that was given. */
  readonly slide?: Slide;
  readonly outcome: SlideOutcome;
  /** Of how its patches were prepared; none of a score that was given. */
  readonly warnings: readonly string[];
}

export interface SlidesRun {
  readonly command: EvaluateCommand;
  readonly tenant: string;
  /** Absent when every slide has a score. */
  readonly model: EvaluatedModel | undefined;
  /** Of the uploaded ones, by id. */
  readonly slides: ReadonlyMap<string, Slide>;
  readonly skipped: SkippedList;
  readonly signal: AbortSignal;
}

/** The uploaded slides, before any work. Throws SLIDE_NOT_FOUND or MISSING_SPACING with the field at fault. */
export async function findSlides(
  ports: Pick<EvaluationPorts, 'metadata'>,
  { slides }: EvaluateCommand,
  tenant: string,
): Promise<ReadonlyMap<string, Slide>> {
  const found = new Map<string, Slide>();
  for (const [index, { slideId, score }] of slides.entries()) {
    if (score !== undefined) continue;
    found.set(slideId, await requireScaledSlide(ports, tenant, slideId, `slides[${index}].slide_id`));
  }
  return found;
}

/** Yields how far it is. A slide that cannot be read is skipped, named and counted, and the others go on. */
export async function* runSlides(
  ports: EvaluationPorts,
  run: SlidesRun,
): AsyncGenerator<EvaluationProgress, readonly FinishedSlide[], undefined> {
  const { slides } = run.command;
  const finished: FinishedSlide[] = [];
  for (const [done, asked] of slides.entries()) {
    const slide = run.slides.get(asked.slideId);
    if (slide === undefined || run.model === undefined) {
      const given = { score: asked.score ?? 0, findings: [], warnings: [] };
      finished.push({ asked, outcome: outcomeOf(asked, given), warnings: [] });
      continue;
    }
    const progress = slideProgressOf({ done, total: slides.length, slideId: asked.slideId });
    const scored = yield* runSlide(ports, run, { slide, model: run.model }, progress);
    if (scored === undefined) continue;
    finished.push({ asked, slide, outcome: outcomeOf(asked, scored), warnings: scored.warnings });
  }
  return finished;
}

async function* runSlide(
  ports: EvaluationPorts,
  { command, tenant, skipped, signal }: SlidesRun,
  { slide, model }: { readonly slide: Slide; readonly model: EvaluatedModel },
  { look, onPatches }: SlideProgress,
): AsyncGenerator<EvaluationProgress, ScoredSlide | undefined, undefined> {
  const scoring = {
    model,
    parameters: command.parameters,
    withLesions: asksForLesions(command.slides),
    onPatches,
  };
  yield look();
  const work = runAsJob(ports.jobs, { id: ports.newId(), tenant }, signal, (jobSignal) =>
    scoreEvaluatedSlide(ports, slide, scoring, jobSignal),
  );
  try {
    return yield* ticks(work, look);
  } catch (error) {
    const isGone = async (): Promise<boolean> => (await ports.metadata.slides.get(tenant, slide.id)) === undefined;
    skipped.add(slide.id, await reasonToSkip(error, isGone));
    return undefined;
  }
}

function outcomeOf(asked: EvaluatedSlide, { score, findings, category }: ScoredSlide): SlideOutcome {
  const predictedCategory = asked.predictedCategory ?? category;
  return {
    slideId: asked.slideId,
    positive: asked.positive,
    score,
    findings: asked.findings ?? findings,
    ...(predictedCategory !== undefined && { predictedCategory }),
  };
}
