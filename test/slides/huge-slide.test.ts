// 100,000 × 100,000 px, read to its end at a coarse scale: what is held must not grow with what was read.
import path from 'node:path';
import { expect, it } from 'vitest';
import type { HugeReading } from '../../bench/slides/read-huge-slide.js';
import { writeHugeSlide } from '../../bench/slides/write-huge-slide.js';
import { forkModule } from '../../src/process/fork-module.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** The readers, tsx and libvips, 256 MiB of decoded tiles, pieces and decodes under way. */
const MAX_PEAK_MIB = 900;
/** From the middle of the slide to its end, when the cache of tiles has long been full. */
const MAX_GROWTH_MIB = 100;

function read(file: string): Promise<HugeReading> {
  return new Promise((resolve, reject) => {
    const child = forkModule(import.meta.url, '../../bench/slides/read-huge-slide.js', { args: [file, '64'] });
    let reading: HugeReading | undefined;
    child.once('message', (message) => (reading = message as HugeReading));
    child.once('exit', (code) => {
      if (reading === undefined) reject(new Error(`the reading process ended with ${code ?? 'a signal'}`));
      else resolve(reading);
    });
  });
}

it('is read in memory that does not grow', { timeout: 300_000 }, async () => {
  const file = path.join(await temporaryFolder(), 'huge.tif');
  // Pieces of tissue of 8 × 8 tiles, one in twenty places.
  const isStored = (column: number, row: number): boolean => ((column >> 3) * 7 + (row >> 3) * 3) % 20 === 0;
  const stored = await writeHugeSlide(file, { sidePx: 100_000, tilePx: 512, isStored });
  const { mib, peakMib, tissueShare } = await read(file);
  expect(stored).toBeGreaterThan(1500);
  // All of it was read, and at its place.
  expect(tissueShare).toBeCloseTo(stored / 196 ** 2, 2);
  const middle = Math.max(...mib.slice(0, Math.ceil(mib.length / 2)));
  expect(Math.max(...mib) - middle).toBeLessThan(MAX_GROWTH_MIB);
  expect(peakMib).toBeLessThan(MAX_PEAK_MIB);
});
