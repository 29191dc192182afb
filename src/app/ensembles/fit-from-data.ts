// From loaded models and labelled data to an ensemble that only lacks its version: for the service and for releases.
import { assembleEnsemble, type ScoredData, type ScoredSamples } from '../../domain/ensemble/assemble-ensemble.js';
import type { FittedEnsemble } from '../../domain/ensemble/ensemble-manifest.js';
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { EvaluationProgress } from '../evaluation/evaluation-types.js';
import { progressOf } from '../evaluation/progress-of.js';
import { nextTurn } from '../next-turn.js';
import { digestPatches, digestSlides } from './digest-samples.js';
import type { FitSlide, FitWork, ScoredSet, ScoringPorts } from './fit-work.js';
import { requireEnough } from './require-enough.js';
import { scorePatchSets } from './score-patch-sets.js';
import { scoreSlideSets } from './score-slide-sets.js';

/**
 * Yields how far it is. Slides and patches that cannot be read, and slides without tissue, are left out, named and
 * counted. Throws ENSEMBLE_INVALID when the models do not fit together, ENSEMBLE_DATA_INVALID when too little is left
 * or it cannot tell, PATCH_SIZE_MISMATCH, and the signal's reason.
 */
export async function* fitFromData(
  ports: ScoringPorts,
  work: FitWork,
): AsyncGenerator<EvaluationProgress, FittedEnsemble, undefined> {
  const { fit, test, signal, fittedAt, command, software } = work;
  const members = work.members.map(({ folder }) => folder.manifest);
  requireSameScale(members);
  const sets = [fit, ...(test === undefined ? [] : [test])];
  const [fitPatches = NONE, testPatches = NONE] = yield* scorePatchSets(ports, work, sets);
  const [fitSlides = NONE, testSlides = NONE] = yield* scoreSlideSets(ports, work, sets);
  yield progressOf('measuring', 0, 0);
  requireEnough(`${fit.name}.slides`, fitSlides.positive, work.skipped);
  if (fit.patches.length > 0) requireEnough(`${fit.name}.patches`, fitPatches.positive, work.skipped);
  const takeTurns = async (): Promise<void> => {
    throwIfAborted(signal);
    await nextTurn();
  };
  const slides = await digested(fitSlides, digestSlides(ports, fitSlides.of, signal));
  const patches = await patchesOf(ports, fitPatches, signal);
  const tested = test && { name: test.name, ...(await testedOf(ports, testSlides, testPatches, signal)) };
  return assembleEnsemble({
    members,
    fit: { name: fit.name, slides, ...patches },
    ...(tested && { test: tested }),
    ...{ fittedAt, command, software, takeTurns },
  });
}

const NONE: ScoredSet<never> = { of: [], scores: [], positive: [] };

/** What is left of a test may lack a class: then there is nothing to measure. */
async function testedOf(
  ports: ScoringPorts,
  slides: ScoredSet<FitSlide>,
  patches: ScoredSet<LabelledFile>,
  signal: AbortSignal,
): Promise<Omit<ScoredData, 'name'>> {
  return {
    ...(hasBothClasses(slides) && { slides: await digested(slides, digestSlides(ports, slides.of, signal)) }),
    ...(hasBothClasses(patches) && (await patchesOf(ports, patches, signal))),
  };
}

async function patchesOf(
  ports: ScoringPorts,
  patches: ScoredSet<LabelledFile>,
  signal: AbortSignal,
): Promise<Pick<ScoredData, 'patches'>> {
  if (patches.of.length === 0) return {};
  return { patches: await digested(patches, digestPatches(ports, patches.of, signal)) };
}

async function digested({ scores, positive }: ScoredSet<unknown>, sha256: Promise<string>): Promise<ScoredSamples> {
  return { scores, positive, sha256: await sha256 };
}

function hasBothClasses({ positive }: ScoredSet<unknown>): boolean {
  return positive.includes(true) && positive.includes(false);
}
