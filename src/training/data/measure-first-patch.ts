import { readFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors/app-error.js';
import { decodePatch } from '../../image/decode-patch.js';
import type { LabelledPatch } from './list-patches.js';

/** Files that may be unreadable before the folder as a whole is refused. */
const MAX_TRIES = 20;

/** Side of the first patch that decodes; all others must measure the same. Throws TRAINING_DATA_INVALID. */
export async function measureFirstPatch(patches: readonly LabelledPatch[]): Promise<number> {
  for (const { file } of patches.slice(0, MAX_TRIES)) {
    const image = await decodePatch(await readFile(file)).catch(() => undefined);
    if (image === undefined) continue;
    if (image.widthPx !== image.heightPx) {
      throw new AppError(
        'TRAINING_DATA_INVALID',
        `training patches are ${image.widthPx}×${image.heightPx} px; they must be square`,
      );
    }
    return image.widthPx;
  }
  throw new AppError('TRAINING_DATA_INVALID', `none of the first ${MAX_TRIES} training patches can be decoded`);
}
