import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RgbImage } from '../../src/domain/image.js';

const FOLDER = fileURLToPath(new URL('../fixtures/icc/', import.meta.url));

/** `matrix`: curves and colourants; `table`: a lookup table to Lab. */
export async function iccProfile(name: 'matrix' | 'table'): Promise<Uint8Array> {
  return new Uint8Array(await readFile(`${FOLDER}${name}.icc`));
}

const LEVELS = 16;
const STEP = 17;

/** Every 17th level of red, green and blue in all combinations: what golden.json's colours come from. */
export const iccColours: RgbImage = {
  data: Uint8Array.from({ length: LEVELS ** 3 * 3 }, (_, i) => {
    const colour = Math.floor(i / 3);
    return STEP * (Math.floor(colour / LEVELS ** (2 - (i % 3))) % LEVELS);
  }),
  widthPx: 64,
  heightPx: 64,
};
