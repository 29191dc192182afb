import type { FileContents } from './corpus/seed-files.js';
import { dicomLayout } from './layout/dicom-layout.js';
import { tiffLayout } from './layout/tiff-layout.js';

const ORGANIZATION = 0x00209311;

/**
 * Whether the damaged files themselves say, by a walk of our own, that something was not scanned which was before: such
 * a file is a sound one of another slide, and white is what it shows.
 */
export function mayLackTiles(sound: FileContents, damaged: FileContents): boolean {
  const names = [...sound.keys(), ...damaged.keys()];
  // Places of MIRAX, CZI and Sakura images are free: one that is moved, or no longer listed, leaves glass where it was.
  if (names.some((name) => /\.(mrxs|czi|scn|svslide)$/.test(name))) return true;
  return [...damaged].some(([name, bytes]) => lacksMore(sound.get(name), bytes));
}

function lacksMore(sound: Uint8Array | undefined, damaged: Uint8Array): boolean {
  const tiff = tiffLayout(damaged);
  if (tiff !== undefined) return tiff.absent > ((sound && tiffLayout(sound)?.absent) ?? 0);
  const dicom = dicomLayout(damaged);
  if (dicom === undefined) return false;
  return !dicom.elements.some(
    ({ tag, valueAt, length }) =>
      tag === ORGANIZATION &&
      Buffer.from(damaged.subarray(valueAt, valueAt + length))
        .toString('latin1')
        .trim() === 'TILED_FULL',
  );
}
