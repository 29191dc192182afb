import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { EvaluationProgress } from '../evaluation/evaluation-types.js';
import { progressOf } from '../evaluation/progress-of.js';
import { scoreFolder, type ScoredPatch } from '../evaluation/score-folder.js';
import { seldom } from '../evaluation/seldom.js';
import { toldAs } from '../evaluation/told-as.js';
import type { FitSamples, FitWork, ScoredSet, ScoringPorts } from './fit-work.js';

/** Each patch's score by member, aggregated as the member's manifest says; a set a data set. */
export async function* scorePatchSets(
  ports: ScoringPorts,
  { members, skipped, prepared, signal }: FitWork,
  sets: readonly FitSamples[],
): AsyncGenerator<EvaluationProgress, readonly ScoredSet<LabelledFile>[], undefined> {
  const total = sets.reduce((sum, { patches }) => sum + patches.length, 0);
  const handles = members.map(({ handle }) => handle);
  const scored: ScoredSet<LabelledFile>[] = [];
  let before = 0;
  for (const { name, patches } of sets) {
    const start = before;
    const progress = (done: number): EvaluationProgress => progressOf('patches', start + done, total);
    if (patches.length > 0) yield progress(0);
    const scoring = { handles, aggregation: undefined, field: `${name}.patches.dir`, skipped, signal };
    const steps = seldom(scoreFolder(ports, patches, scoring), ports.clock);
    const read = yield* toldAs(progress, steps);
    prepared.patches.push(...read);
    scored.push(asSet(read));
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
