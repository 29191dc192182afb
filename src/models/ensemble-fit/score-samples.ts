// Runs models over slides and patches whose truth is known, through the same host that serves.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSlideScores } from '../../domain/aggregation/slide-scores.js';
import type { LabelledScores } from '../../domain/ensemble/labelled-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ComputeHost, ModelHandle } from '../../ports/compute-host.js';

/** A slide or an encoded patch with its truth. */
export interface LabelledFile {
  readonly file: string;
  readonly positive: boolean;
}

/** Patches of one call: a message of a few MiB. */
const PATCHES_PER_CALL = 64;

export type ScoringHost = Pick<ComputeHost, 'probeSlide' | 'scoreSlide' | 'scorePatches'>;

/** Each slide's maximum over all its tissue patches, by model. Throws MISSING_SPACING; a slide without tissue scores 0. */
export async function scoreSlides(
  host: ScoringHost,
  models: readonly ModelHandle[],
  slides: readonly LabelledFile[],
): Promise<LabelledScores> {
  const scores: (readonly number[])[] = [];
  for (const { file } of slides) scores.push(await scoreWholeSlide(host, models, file));
  return { scores, positive: slides.map(({ positive }) => positive) };
}

/** Each patch's score by model, aggregated as the model's manifest says. */
export async function scorePatchFiles(
  host: ScoringHost,
  models: readonly ModelHandle[],
  patches: readonly LabelledFile[],
): Promise<LabelledScores> {
  const scores: (readonly number[])[] = [];
  for (let start = 0; start < patches.length; start += PATCHES_PER_CALL) {
    const files = patches.slice(start, start + PATCHES_PER_CALL);
    const encoded = await Promise.all(
      files.map(async ({ file }) => ({ kind: 'encoded', data: await readFile(file) }) as const),
    );
    const scored = await host.scorePatches({ patches: encoded, models, includeMaps: false });
    scores.push(...scored.map(({ probabilities }) => probabilities));
  }
  return { scores, positive: patches.map(({ positive }) => positive) };
}

async function scoreWholeSlide(
  host: ScoringHost,
  models: readonly ModelHandle[],
  file: string,
): Promise<readonly number[]> {
  const files = { rootDir: path.dirname(file), names: [path.basename(file)] };
  const { spacing } = await host.probeSlide(files);
  if (spacing === undefined) throw new AppError('MISSING_SPACING', `${path.basename(file)} states no pixel size`);
  const maxima = createSlideScores(models.length);
  for await (const event of host.scoreSlide({ files, spacing, models, sampling: { mode: 'all' } })) {
    if (event.kind === 'scores') maxima.add(event.batch.probabilities);
  }
  return maxima.scores();
}
