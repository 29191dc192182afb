// Child of bench/slides-memory.ts and of its test: reads a whole huge slide at a coarse scale, strip by strip, and
// tells what it holds after each.
import path from 'node:path';
import { readScaledRegion } from '../../src/slides/read-scaled-region.js';
import { detectAndOpen } from '../../src/slides/registry.js';

/** Output rows of a strip: a few rows of tiles. */
const STRIP_ROWS = 64;

export interface HugeReading {
  /** Resident memory after each strip. */
  readonly mib: readonly number[];
  readonly peakMib: number;
  readonly seconds: number;
  /** Output pixels that are not white. */
  readonly tissueShare: number;
}

const [file = '', downsample = '32'] = process.argv.slice(2);
const { dir: rootDir, base } = path.parse(file);
const reader = await detectAndOpen({ rootDir, names: [base] });
const { widthPx, heightPx } = reader.facts;
const outputWidth = Math.floor(widthPx / Number(downsample));
const outputHeight = Math.floor(heightPx / Number(downsample));
const mib: number[] = [];
let tissue = 0;
const started = performance.now();
for (let y = 0; y < outputHeight; y += STRIP_ROWS) {
  const rows = Math.min(STRIP_ROWS, outputHeight - y);
  const rectangle = {
    level0X: 0,
    level0Y: y * Number(downsample),
    level0WidthPx: outputWidth * Number(downsample),
    level0HeightPx: rows * Number(downsample),
  };
  const { data } = await readScaledRegion(reader, rectangle, outputWidth, rows);
  for (let i = 1; i < data.length; i += 3) tissue += (data[i] ?? 255) < 200 ? 1 : 0;
  mib.push(process.memoryUsage.rss() / 2 ** 20);
}
const seconds = (performance.now() - started) / 1000;
await reader.close();
const peakMib = process.resourceUsage().maxRSS / 1024;
const tissueShare = tissue / (outputWidth * outputHeight);
process.send?.({ mib, peakMib, seconds, tissueShare } satisfies HugeReading, () => process.exit(0));
