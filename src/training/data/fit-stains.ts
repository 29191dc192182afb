// The stain that all patches of the data are brought to, and the stains that they come from.
import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { fitStain } from '../../domain/stain/fit-stain.js';
import { STAIN_PROBLEMS, type StainFit, type StainMethod } from '../../domain/stain/stain-statistics.js';
import { MAX_FIT_PIXELS, patchesPerFit, tissuePixels } from '../../domain/stain/tissue-pixels.js';
import { typicalStain } from '../../domain/stain/typical-stain.js';
import { spreadEvenly } from '../../domain/tiling/spread-evenly.js';
import type { FilePatch, LabelledPatch } from './labelled-patch.js';
import { decodePatchFile } from './patch-reader.js';
import type { DataStains } from './stain-places.js';

export interface FittedStains {
  readonly stains: DataStains;
  /** What a reader of the data's report should know. */
  readonly notes: readonly string[];
}

interface StainWork {
  readonly method: StainMethod;
  readonly patchSizePx: number;
  readonly signal: AbortSignal;
}

/** Slides, and patches without one, that the target is sought among, of each part: evenly spread. */
const MAX_SOUGHT = 500;

/** Throws TRAINING_DATA_INVALID when nothing of training shows a stain. */
export async function fitStains(
  { training, validation }: Readonly<Record<'training' | 'validation', readonly LabelledPatch[]>>,
  work: StainWork,
): Promise<FittedStains> {
  const slides = await fitSlides([...training, ...validation], work);
  const sources = await sourcesOf(training, slides, work);
  const fitted = sources.flatMap(({ fit }) => (fit.kind === 'fitted' ? [fit.statistics] : []));
  const target = typicalStain(spreadEvenly(fitted, MAX_SOUGHT));
  if (target === undefined) throw noStain(work.method, sources);
  const all = [...sources, ...(await sourcesOf(validation, slides, work))];
  return { stains: { target, slides }, notes: notesOf(work.method, all) };
}

interface StainSource {
  readonly what: string;
  readonly fit: StainFit;
}

/** Slides of given patches, each from patches spread evenly over all that it has. */
async function fitSlides(patches: readonly LabelledPatch[], work: StainWork): Promise<ReadonlyMap<string, StainFit>> {
  const bySlide = new Map<string, FilePatch[]>();
  for (const patch of patches) {
    if (patch.kind !== 'file' || patch.slide === undefined) continue;
    const ofSlide = bySlide.get(patch.slide);
    if (ofSlide === undefined) bySlide.set(patch.slide, [patch]);
    else ofSlide.push(patch);
  }
  const fits = new Map<string, StainFit>();
  for (const [slide, ofSlide] of bySlide) fits.set(slide, await fitPatches(ofSlide, work));
  return fits;
}

/** What patches come from: slides of either kind, and a part of those patches that name none. */
async function sourcesOf(
  patches: readonly LabelledPatch[],
  fits: ReadonlyMap<string, StainFit>,
  work: StainWork,
): Promise<readonly StainSource[]> {
  const sources = new Map<string, StainFit>();
  const single: FilePatch[] = [];
  for (const patch of patches) {
    if (patch.kind === 'file' && patch.slide === undefined) single.push(patch);
    const name = patch.kind === 'slide' ? patch.slide.name : patch.slide;
    const fit = patch.kind === 'slide' ? patch.slide.stain : fits.get(name ?? '');
    if (name !== undefined && fit !== undefined) sources.set(name, fit);
  }
  const all = [...sources].map(([what, fit]): StainSource => ({ what, fit }));
  for (const patch of spreadEvenly(single, MAX_SOUGHT)) {
    all.push({ what: patch.relativePath, fit: await fitPatches([patch], work) });
  }
  return all;
}

async function fitPatches(patches: readonly FilePatch[], work: StainWork): Promise<StainFit> {
  const { method, patchSizePx, signal } = work;
  const images: Uint8Array[] = [];
  for (const { file } of spreadEvenly(patches, patchesPerFit(patchSizePx))) {
    throwIfAborted(signal);
    images.push(await decodePatchFile(file, patchSizePx));
  }
  return fitStain(method, tissuePixels(images, MAX_FIT_PIXELS));
}

function notesOf(method: StainMethod, sources: readonly StainSource[]): readonly string[] {
  const unfit = sources.flatMap(({ what, fit }) =>
    fit.kind === 'unfit' ? [`${what}: its stain is not normalised: ${STAIN_PROBLEMS[fit.problem]}`] : [],
  );
  if (unfit.length === 0) return [`stain normalised by ${method}`];
  const share = `${unfit.length} of ${sources.length} slides or patches looked at have no stain and are used as they are`;
  return [`stain normalised by ${method}: ${share}`, ...unfit];
}

function noStain(method: StainMethod, [first]: readonly StainSource[]): Error {
  const why = first?.fit.kind === 'unfit' ? `; of the first, ${first.what}, ${STAIN_PROBLEMS[first.fit.problem]}` : '';
  return dataInvalid(`nothing of training shows a stain that ${method} could normalise${why}`);
}
