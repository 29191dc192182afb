// Small slides made of labelled patches, so that the truth of a whole slide is known.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const PATCHES = fileURLToPath(new URL('../../fixtures/pcam96/train', import.meta.url));
export const PATCH_PX = 96;
const MPP = 0.972;
const SIDE_PX = 8 * PATCH_PX;
/** Cells of the patches' grid that hold tissue; glass lies around it. */
export const CELLS = [
  [3, 3],
  [4, 3],
  [3, 4],
  [4, 4],
] as const;

export interface LabelledSlide {
  readonly name: string;
  readonly path: string;
  readonly tumour: boolean;
}

/** Three slides of tumour patches and three of normal ones, with a `truth.csv` beside them. */
export async function writePatchSlides(folder: string): Promise<readonly LabelledSlide[]> {
  await mkdir(folder, { recursive: true });
  const slides: LabelledSlide[] = [];
  for (const label of ['tumor', 'normal'] as const) {
    const files = (await readdir(join(PATCHES, label))).sort().map((name) => join(PATCHES, label, name));
    for (const first of [0, 2, 4]) {
      const name = `${label}-${first}.tif`;
      await writeSlide(join(folder, name), files.slice(first, first + CELLS.length));
      slides.push({ name, path: join(folder, name), tumour: label === 'tumor' });
    }
  }
  const rows = slides.map(({ name, tumour }) => `${name},${tumour ? 1 : 0}`);
  await writeFile(join(folder, 'truth.csv'), ['slide_id,label', ...rows, ''].join('\n'));
  return slides;
}

/** A slide of these images at the places of CELLS, without loss. */
export async function writeSlide(path: string, patches: readonly (string | Buffer)[]): Promise<void> {
  const places = patches.map((input, index) => {
    const [column, row] = CELLS[index] ?? [0, 0];
    return { input, left: column * PATCH_PX, top: row * PATCH_PX };
  });
  const pixelsPerMm = 1_000 / MPP;
  await sharp({ create: { width: SIDE_PX, height: SIDE_PX, channels: 3, background: '#f4f4f4' } })
    .composite(places)
    .tiff({ compression: 'deflate', tile: true, tileWidth: 256, tileHeight: 256, xres: pixelsPerMm, yres: pixelsPerMm })
    .toFile(path);
}
