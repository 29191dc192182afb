// Child of bench/slides.ts: reads a slide's patches in order with our readers and sends how many a second.
import path from 'node:path';
import { forEachLimited } from '../../src/image/for-each-limited.js';
import type { SlideReader } from '../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../src/slides/read-scaled-region.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import type { PatchScale, ReadingPlan, ReadingRate, ReadingTurn } from './reading-plan.js';
import { slideFilesAt } from './slide-files-at.js';

/** Patches that are awaited at a time, for each thread: as a prediction reads ahead. */
const AHEAD = 3;

async function ratesOf({ path: file, threads, scales, seconds }: ReadingPlan): Promise<Record<string, ReadingRate>> {
  const reader = await detectAndOpen(await slideFilesAt(file));
  const rates: Record<string, ReadingRate> = {};
  for (const [name, scale] of Object.entries(scales)) rates[name] = await rateOf(reader, scale, threads, seconds);
  await reader.close();
  return rates;
}

async function rateOf(reader: SlideReader, scale: PatchScale, threads: number, seconds: number): Promise<ReadingRate> {
  const { sidePx, outputPx } = scale;
  const read = (x: number, y: number): Promise<unknown> => {
    const rectangle = { level0X: x, level0Y: y, level0WidthPx: sidePx, level0HeightPx: sidePx };
    return readScaledRegion(reader, rectangle, outputPx, outputPx);
  };
  await read(0, 0);
  const started = performance.now();
  const cpuStarted = process.cpuUsage();
  let done = 0;
  await forEachLimited(corners(reader, sidePx, started + seconds * 1000), threads * AHEAD, async ([x, y]) => {
    await read(x, y);
    done += 1;
  });
  const { user, system } = process.cpuUsage(cpuStarted);
  return { perSecond: done / ((performance.now() - started) / 1000), cpuMs: (user + system) / 1000 / done };
}

/** Row by row, until the time is over. */
function* corners(reader: SlideReader, sidePx: number, endMs: number): Generator<readonly [number, number]> {
  const { widthPx, heightPx } = reader.facts;
  for (let y = 0; y + sidePx <= heightPx; y += sidePx) {
    for (let x = 0; x + sidePx <= widthPx && performance.now() < endMs; x += sidePx) yield [x, y];
  }
}

const plan = JSON.parse(process.argv[2] ?? '{}') as ReadingPlan;
const rates = await ratesOf(plan);
const peakMib = process.resourceUsage().maxRSS / 1024;
const turn: ReadingTurn = {
  rates,
  software: `sentinode on Node ${process.version}, ${path.basename(plan.path)}`,
  peakMib,
};
process.send?.(turn, () => process.exit(0));
