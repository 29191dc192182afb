import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { EvaluationProgress } from '../evaluation/evaluation-types.js';
import { scoreFolder, type ScoredPatch } from '../evaluation/score-folder.js';
import { seldom } from '../evaluation/seldom.js';
import { toldAs } from '../evaluation/told-as.js';
import type { FitSamples, FitWork, ScoredSet, ScoringPorts } from './fit-work.js';

/** Progress is told at most this often. */
const PROGRESS_EVERY_MS = 250;

/** Each patch's score by member, aggregated as the member's manifest says; a set a data set. */
export async function* scorePatchSets(
  ports: ScoringPorts,
  { members, skipped, signal }: FitWork,
  sets: readonly FitSamples[],
): AsyncGenerator<EvaluationProgress, readonly ScoredSet<LabelledFile>[], undefined> {
  const total = sets.reduce((sum, { patches }) => sum + patches.length, 0);
  const handles = members.map(({ handle }) => handle);
  const scored: ScoredSet<LabelledFile>[] = [];
  let before = 0;
  for (const { name, patches } of sets) {
    const progress = (done: number): EvaluationProgress => ({
      phase: 'patches',
      done: before + done,
      total,
      ...{ slideId: '', slidePatchesDone: 0, slidePatchesTotal: 0 },
    });
    if (patches.length > 0) yield progress(0);
    const scoring = { handles, aggregation: undefined, field: `${name}.patches.dir`, skipped, signal };
    const steps = seldom(scoreFolder(ports, patches, scoring), ports.clock, PROGRESS_EVERY_MS);
    scored.push(asSet(yield* toldAs(progress, steps)));
    before += patches.length;
  }
  return scored;
}

function asSet(patches: readonly ScoredPatch[]): ScoredSet<LabelledFile> {
  return {
    of: patches.map(({ file }) => file),
    scores: patches.map(({ probabilities }) => probabilities),
    positive: patches.map(({ file }) => file.tumour),
  };
}
