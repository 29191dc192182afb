// What is held while a slide of 100,000 × 100,000 px is read to its end, and while patches all over it are scored:
// `npm run bench:slides-memory -- [--side 100000] [--share 0.25] [--patches 1000]`. Linux: it reads /proc.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startComputeHost } from '../src/compute/host.js';
import { forkModule } from '../src/process/fork-module.js';
import { present } from '../test/support/present.js';
import { processUse } from '../test/support/process-use.js';
import { createRecordingLog } from '../test/support/recording-log.js';
import { messageOf } from './processes/message-of.js';
import type { HugeReading } from './slides/read-huge-slide.js';
import { writeHugeSlide } from './slides/write-huge-slide.js';

const TILE_PX = 512;
/** Tiles a side of one piece of tissue. */
const PIECE_TILES = 8;
const MODEL = fileURLToPath(new URL('../models/simplenet/1', import.meta.url));
/** Points of a printed curve. */
const POINTS = 12;

const { values } = parseArgs({
  options: {
    side: { type: 'string', default: '100000' },
    share: { type: 'string', default: '0.25' },
    patches: { type: 'string', default: '1000' },
  },
});

function readAll(file: string): Promise<HugeReading> {
  const child = forkModule(import.meta.url, './slides/read-huge-slide.js', { args: [file, '32'] });
  return messageOf<HugeReading>(child, 'the reading process');
}

/** Of the compute child, at the end of finding tissue and after each batch of scores. */
async function score(file: string): Promise<{ readonly mib: readonly number[]; readonly patches: number }> {
  const log = createRecordingLog();
  const host = await startComputeHost({ engine: 'auto', log });
  const model = await host.loadModel(MODEL);
  const pid = Number(log.lines.findLast(({ message }) => message === 'the compute child is up')?.fields['pid']);
  const mib: number[] = [];
  let patches = 0;
  const { dir: rootDir, base } = path.parse(file);
  for await (const event of host.scoreSlide({
    files: { rootDir, names: [base] },
    spacing: { mppX: 0.25, mppY: 0.25 },
    models: [model],
    sampling: { mode: 'random', count: Number(values.patches), seed: 1 },
  })) {
    if (event.kind === 'scores') patches += event.batch.columns.length;
    if (event.kind === 'scores' || event.kind === 'tissue')
      mib.push(present(await processUse(pid), 'the compute child').residentMib);
  }
  await host.close();
  return { mib, patches };
}

function curve(mib: readonly number[]): string {
  const step = Math.max(1, Math.ceil(mib.length / POINTS));
  const points = mib.filter((_, i) => i % step === 0 || i === mib.length - 1);
  return points.map((value) => value.toFixed(0)).join(' ');
}

const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-slides-'));
try {
  const file = path.join(folder, 'huge.tif');
  const sidePx = Number(values.side);
  const places = Math.round(1 / Number(values.share));
  const isStored = (column: number, row: number): boolean =>
    (Math.floor(column / PIECE_TILES) * 7 + Math.floor(row / PIECE_TILES) * 3) % places === 0;
  const stored = await writeHugeSlide(file, { sidePx, tilePx: TILE_PX, isStored });
  console.log(`${sidePx}×${sidePx} px, ${stored} stored tiles of ${TILE_PX} px`);
  const { mib, peakMib, seconds } = await readAll(file);
  console.log(
    `read to its end at 1:32 in ${seconds.toFixed(0)} s; MiB from top to bottom: ${curve(mib)}; peak ${peakMib.toFixed(0)}`,
  );
  const scored = await score(file);
  console.log(
    `${scored.patches} patches scored; MiB of the compute child from the tissue map on: ${curve(scored.mib)}`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
