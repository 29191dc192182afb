// Patches a second of whole slides read in order, ours against OpenSlide, TiffSlide and libvips on the same files:
// `npm run bench:slides -- [--seconds 1.5] [--rounds 1] [--readers sentinode,openslide] [--slides jpeg.svs,bench.mrxs]
// [--scales level0,model] [--threads 1,2]`; the slides are jpeg.svs, jpeg2000.svs, jpeg.tif, deflate.tif, jpeg.dcm and
// bench.mrxs.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  READERS,
  type PatchScale,
  type ReaderName,
  type ReadingPlan,
  type ReadingTurn,
} from './slides/reading-plan.js';
import { loadNow, loadText, machineFacts } from './processes/machine-facts.js';
import { takeTurn } from './slides/take-turn.js';
import { tableOf, type ReadingRow } from './slides/report.js';
import { writeBenchSlides, type BenchSlide } from './slides/write-bench-slides.js';

/** The models' own scale. */
const MODEL_MPP = 0.972;
const PATCH_PX = 256;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1.5' },
    rounds: { type: 'string', default: '1' },
    readers: { type: 'string', default: READERS.join(',') },
    slides: { type: 'string', default: '' },
    scales: { type: 'string', default: 'level0,model' },
    threads: { type: 'string', default: '1,2' },
  },
});

function scalesOf({ mpp }: BenchSlide): Record<string, PatchScale> {
  const wanted = values.scales.split(',');
  return {
    ...(wanted.includes('level0') && { 'level 0': { sidePx: PATCH_PX, outputPx: PATCH_PX } }),
    ...(wanted.includes('model') && {
      [`${MODEL_MPP} µm/px`]: { sidePx: Math.round((PATCH_PX * MODEL_MPP) / mpp), outputPx: PATCH_PX },
    }),
  };
}

async function measure(slide: BenchSlide, readers: readonly ReaderName[]): Promise<readonly ReadingRow[]> {
  const scales = scalesOf(slide);
  const rows: ReadingRow[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const threads of values.threads.split(',').map(Number)) {
      // There and back: what drifts on the machine meets all readers alike.
      for (const reader of round % 2 === 0 ? readers : readers.toReversed()) {
        const plan: ReadingPlan = { reader, path: slide.path, threads, scales, seconds: Number(values.seconds) };
        const turn: ReadingTurn = await takeTurn(plan);
        rows.push({ slide: slide.name, reader, threads, turn });
        console.error(`${slide.name}, ${reader}, ${threads}: ${JSON.stringify(turn.rates)}`);
      }
    }
  }
  return rows;
}

function isWanted(file: string): boolean {
  return values.slides === '' || values.slides.split(',').includes(file);
}

const install = fileURLToPath(new URL('./slides/install-readers.sh', import.meta.url));
execFileSync(install, { stdio: 'inherit' });
execFileSync(fileURLToPath(new URL('../scripts/codecs.sh', import.meta.url)), { stdio: 'inherit' });
const readers = READERS.filter((reader) => values.readers.split(',').includes(reader));
const loadBefore = loadNow();
const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-slides-'));
try {
  const rows: ReadingRow[] = [];
  for (const slide of await writeBenchSlides(folder, isWanted)) rows.push(...(await measure(slide, readers)));
  console.log(tableOf(rows));
  console.log(`${machineFacts(loadBefore).cpu}, ${loadText(loadBefore)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
