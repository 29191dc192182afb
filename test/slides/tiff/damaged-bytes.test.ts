// Random damage, the same every time: whatever bytes come, the outcome is pixels or an AppError of the slide.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { outcomeOf, seeded } from '../support/damage-outcome.js';
import { fixtureSlide, slideOf } from '../support/open-slide.js';
import { cutTiles, gradient, paint } from '../support/test-pictures.js';
import { writeTiff } from '../support/write-tiff.js';

const ROUNDS = 60;
const EXPECTED: ReadonlySet<string> = new Set([
  'SLIDE_CORRUPT',
  'SLIDE_TRUNCATED',
  'SLIDE_UNSUPPORTED',
  'SLIDE_FORMAT_UNKNOWN',
]);

const picture = paint(150, 110, gradient);
const tiled = { tile: true, tileWidth: 64, tileHeight: 64, pyramid: true } as const;
const raw = (): Sharp => sharp(picture.data, { raw: { width: 150, height: 110, channels: 3 } });

/** Up to six bytes changed, most of them where directories and headers are. */
function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  const result = Uint8Array.from(bytes);
  const changes = 1 + Math.floor(random() * 6);
  for (let i = 0; i < changes; i += 1) {
    const part = random();
    const end = result.length - Math.floor(random() * Math.min(600, result.length));
    const position = part < 0.6 ? end - 1 : Math.floor(random() * (part < 0.8 ? 64 : result.length));
    result[position] = [Math.floor(random() * 256), 0xff, 0][Math.floor(random() * 3)] ?? 0;
  }
  return result;
}

it.each([
  ['JPEG 2000', () => readFile(path.join(fixtureSlide('').rootDir, 'aperio-33003-ycbcr-422.svs'))],
  [
    'JPEG',
    () =>
      raw()
        .tiff({ compression: 'jpeg', ...tiled })
        .toBuffer(),
  ],
  ['LZW', () => raw().tiff({ compression: 'lzw' }).toBuffer()],
  [
    'WebP',
    () =>
      raw()
        .tiff({ compression: 'webp', ...tiled })
        .toBuffer(),
  ],
  [
    'Deflate in a BigTIFF',
    () => {
      const chunks = cutTiles(picture, [64, 64]).map((tile) => deflateSync(tile));
      return writeTiff([{ widthPx: 150, heightPx: 110, tile: [64, 64], chunks, compression: 8 }], { bigTiff: true })
        .bytes;
    },
  ],
])('%s, damaged anywhere, is read or refused', async (name, make) => {
  const bytes = await make();
  const random = seeded(name.length);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcome = await outcomeOf(await slideOf(damaged(bytes, random)));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const unexpected = [...outcomes.keys()].filter((outcome) => outcome !== 'read' && !EXPECTED.has(outcome));
  expect(unexpected).toEqual([]);
  // The damage does damage.
  expect(ROUNDS - (outcomes.get('read') ?? 0)).toBeGreaterThan(ROUNDS / 10);
});
