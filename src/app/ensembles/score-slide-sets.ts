import { AppError } from '../../domain/errors/app-error.js';
import type { ModelHandle } from '../../ports/compute-host.js';
import type { Warned } from '../evaluation/counted-warnings.js';
import type { EvaluationProgress } from '../evaluation/evaluation-types.js';
import { slideProgressOf } from '../evaluation/progress-of.js';
import { reasonToSkip } from '../evaluation/reason-to-skip.js';
import { scoreWholeSlide } from '../evaluation/score-whole-slide.js';
import { ticks } from '../ticks.js';
import type { FitSamples, FitSlide, FitWork, ScoredSet, ScoringPorts } from './fit-work.js';

interface SlideWork extends Pick<FitWork, 'runSlide' | 'skipped' | 'prepared'> {
  readonly members: readonly Pick<FitWork['members'][number], 'handle'>[];
}

type Place = Pick<EvaluationProgress, 'done' | 'total'>;

/** Each slide's maximum over all its tissue patches by member, as a prediction has it; a set a data set. */
export async function* scoreSlideSets(
  ports: Pick<ScoringPorts, 'compute'>,
  work: SlideWork,
  sets: readonly FitSamples[],
): AsyncGenerator<EvaluationProgress, readonly ScoredSet<FitSlide>[], undefined> {
  const total = sets.reduce((sum, { slides }) => sum + slides.length, 0);
  const scored: ScoredSet<FitSlide>[] = [];
  let before = 0;
  for (const { slides } of sets) {
    const rows: { readonly slide: FitSlide; readonly scores: readonly number[] }[] = [];
    for (const [index, slide] of slides.entries()) {
      const scores = yield* scoreSlide(ports, work, slide, { done: before + index, total });
      if (scores !== undefined) rows.push({ slide, scores });
    }
    before += slides.length;
    scored.push({
      of: rows.map(({ slide }) => slide),
      scores: rows.map(({ scores }) => scores),
      positive: rows.map(({ slide }) => slide.positive),
    });
  }
  return scored;
}

/** Undefined for a slide that is left out. */
async function* scoreSlide(
  ports: Pick<ScoringPorts, 'compute'>,
  { members, runSlide, skipped, prepared }: SlideWork,
  slide: FitSlide,
  place: Place,
): AsyncGenerator<EvaluationProgress, readonly number[] | undefined, undefined> {
  const { look, onPatches } = slideProgressOf({ ...place, slideId: slide.asked });
  const handles = members.map(({ handle }) => handle);
  yield look();
  try {
    const scoring = runSlide((signal) => memberScores(ports, slide, handles, onPatches, signal));
    const scored = yield* ticks(scoring, look);
    // A prediction of it scores nothing either, so its score must not shape what predictions are made with.
    if (scored === undefined) skipped.add(slide.asked, 'no tissue was found in it');
    else prepared.slides.push(scored);
    return scored?.scores;
  } catch (error) {
    skipped.add(slide.asked, await reasonToSkip(error, () => slide.isGone()));
    return undefined;
  }
}

interface MemberScores extends Warned {
  readonly scores: readonly number[];
}

async function memberScores(
  { compute }: Pick<ScoringPorts, 'compute'>,
  { files, spacing: given }: FitSlide,
  models: readonly ModelHandle[],
  onPatches: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<MemberScores | undefined> {
  const spacing = given ?? (await compute.probeSlide(files, signal)).spacing;
  if (spacing === undefined) throw new AppError('MISSING_SPACING', 'it states no pixel size; give its `spacing`');
  const work = { files, spacing, models, sampling: { mode: 'all' } } as const;
  const { scores, tissue } = await scoreWholeSlide({ compute }, work, onPatches, signal);
  return scores.patches === 0 ? undefined : { scores: scores.slideScores(), warnings: tissue.warnings ?? [] };
}
