import { AppError } from '../../domain/errors/app-error.js';
import type { StainStatistics } from '../../domain/stain/stain-statistics.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { SkippedPatch } from '../../ports/reducer.js';
import { normalisePatch } from '../data/normalise-patch.js';
import { decodePatchFile } from '../data/patch-reader.js';
import { STAIN } from '../data/stain-places.js';

/** As many as an engine runs at a time at 96 px; of larger patches it makes several runs. */
const BATCH = 32;

export interface LabelledBatch extends PatchBatch {
  /** One a patch. */
  readonly files: readonly LabelledFile[];
  /** Files up to here, those that were left out too. */
  readonly done: number;
}

export interface PatchForm {
  readonly patchSizePx: number;
  /** What each patch is brought to, from its own stain; absent: it stays as it is. */
  readonly stainNormalisation?: StainStatistics;
}

/** Files that are no patches of this size go to `skipped`. */
export async function* readBatches(
  files: readonly LabelledFile[],
  form: PatchForm,
  skipped: SkippedPatch[],
): AsyncGenerator<LabelledBatch> {
  const { patchSizePx } = form;
  for (let start = 0; start < files.length; start += BATCH) {
    const part = files.slice(start, start + BATCH);
    const read = (await Promise.all(part.map((file) => readPatch(file, form, skipped)))).filter(
      (patch) => patch !== undefined,
    );
    if (read.length === 0) continue;
    const data = new Uint8Array(read.length * patchSizePx * patchSizePx * 3);
    read.forEach(({ pixels }, index) => {
      data.set(pixels, index * pixels.length);
    });
    yield { data, count: read.length, patchSizePx, files: read.map(({ file }) => file), done: start + part.length };
  }
}

interface ReadPatch {
  readonly file: LabelledFile;
  readonly pixels: Uint8Array;
}

async function readPatch(
  file: LabelledFile,
  { patchSizePx, stainNormalisation: target }: PatchForm,
  skipped: SkippedPatch[],
): Promise<ReadPatch | undefined> {
  try {
    const pixels = await decodePatchFile(file.path, patchSizePx);
    return { file, pixels: normalisePatch(pixels, STAIN.own, target && { target, sources: [] }) };
  } catch (error) {
    skipped.push({ name: file.name, reason: error instanceof AppError ? error.message : 'cannot be read' });
    return undefined;
  }
}
