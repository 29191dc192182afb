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

/** Opens the slide anew for each scale: no tile of the one before is left decoded. */
async function ratesOf({ path: file, threads, scales, seconds }: ReadingPlan): Promise<Record<string, ReadingRate>> {
  const rates: Record<string, ReadingRate> = {};
  for (const [name, scale] of Object.entries(scales)) {
    const reader = await detectAndOpen(await slideFilesAt(file));
    rates[name] = await rateOf(reader, scale, threads, seconds);
    await reader.close();
  }
  return rates;
}

async function rateOf(reader: SlideReader, scale: PatchScale, threads: number, seconds: number): Promise<ReadingRate> {
  const places = corners(reader, scale.sidePx);
  const run = async (forMs: number): Promise<number> => {
    let done = 0;
    await forEachLimited(until(places, performance.now() + forMs), threads * AHEAD, async (place) => {
      await readPatch(reader, scale, place);
      done += 1;
    });
    return done;
  };
  // A slide has a hundred thousand patches: what the first ones cost more is not what is asked.
  await run((seconds * 1000) / 3);
  const started = performance.now();
  const cpuStarted = process.cpuUsage();
  const done = await run(seconds * 1000);
  const { user, system } = process.cpuUsage(cpuStarted);
  return { perSecond: done / ((performance.now() - started) / 1000), cpuMs: (user + system) / 1000 / done };
}

type Place = readonly [x: number, y: number];

function readPatch(reader: SlideReader, { sidePx, outputPx }: PatchScale, [level0X, level0Y]: Place): Promise<unknown> {
  const rectangle = { level0X, level0Y, level0WidthPx: sidePx, level0HeightPx: sidePx };
  return readScaledRegion(reader, rectangle, outputPx, outputPx);
}

/** Row by row. */
function* corners({ facts }: SlideReader, sidePx: number): Generator<Place, void, undefined> {
  for (let y = 0; y + sidePx <= facts.heightPx; y += sidePx) {
    for (let x = 0; x + sidePx <= facts.widthPx; x += sidePx) yield [x, y];
  }
}

/** Takes from the places until the time is over, and leaves the rest for the next taker. */
function* until(places: Iterator<Place>, endMs: number): Generator<Place, void, undefined> {
  while (performance.now() < endMs) {
    const next = places.next();
    if (next.done === true) return;
    yield next.value;
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
