import { readFile } from 'node:fs/promises';
import { DEFAULT_SLIDE_PATCH_PX, type DataPlan } from '../../domain/dataset/data-plan.js';
import { AppError } from '../../domain/errors/app-error.js';
import { decodePatch } from '../../image/decode-patch.js';
import { isPatchSize, PATCH_SIZES } from '../patch-sizes.js';
import type { FilePatch } from './labelled-patch.js';
import { listSource } from './list-patches.js';
import { createRootGuard } from './root-guard.js';

/** Files that may be unreadable before the data as a whole is refused. */
const MAX_TRIES = 20;

/** Side of the patches that a plan trains on: as it says, 256 px of slides, else what the first patch measures. */
export async function patchSizeOf(plan: Pick<DataPlan, 'training' | 'patchSizePx' | 'roots'>): Promise<number> {
  if (plan.patchSizePx > 0) return plan.patchSizePx;
  if (plan.training.kind === 'slides') return DEFAULT_SLIDE_PATCH_PX;
  const { patches } = await listSource(plan.training, createRootGuard(plan.roots));
  return measureFirstPatch(patches);
}

/** Side of the first patch that decodes; all others must measure the same. Throws TRAINING_DATA_INVALID. */
async function measureFirstPatch(patches: readonly FilePatch[]): Promise<number> {
  for (const { file } of patches.slice(0, MAX_TRIES)) {
    const image = await readFile(file)
      .then(decodePatch)
      .catch(() => undefined);
    if (image === undefined) continue;
    const { widthPx, heightPx } = image;
    if (widthPx === heightPx && isPatchSize(widthPx)) return widthPx;
    throw new AppError(
      'TRAINING_DATA_INVALID',
      `training patches are ${widthPx}×${heightPx} px; they must be square, their side ${PATCH_SIZES}`,
    );
  }
  throw new AppError('TRAINING_DATA_INVALID', `none of the first ${MAX_TRIES} training patches can be decoded`);
}
