// How many patches a decision takes: `npm run bench:anytime -- --slides FOLDER [--lesion 10:0.95] [--json]`.
// FOLDER holds slides and a truth.csv whose first column names them. Each slide is scored once in whole by the shipped
// models; the orders are then replayed on its scores, batch by batch, as the compute child would.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openScorer } from './anytime/score-whole.js';
import { replay, type Replay } from './anytime/replay.js';
import { medianOf } from './predict-slide/median-of.js';

const { values } = parseArgs({
  options: {
    slides: { type: 'string', multiple: true },
    lesion: { type: 'string', default: '10:0.95' },
    json: { type: 'boolean', default: false },
  },
});
const [patches = NaN, certainty = NaN] = values.lesion.split(':').map(Number);
const lesion = { patches, certainty };

async function slidesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /\.(tiff?|svs)$/.test(name)).map((name) => path.join(folder, name));
}

function printRow({ slide, ...row }: { readonly slide: string } & Replay): void {
  const cells = [
    path.basename(slide),
    row.patches,
    row.decision,
    row.reading.scored,
    row.suspicious.scored,
    row.withNegative.scored,
    row.withNegative.decision,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

const scorer = await openScorer();
const rows: ({ readonly slide: string } & Replay)[] = [];
try {
  if (!values.json) {
    console.log(
      `| slide | patches | decision of all | until positive, reading | until positive, suspicious first | until certain, lesion ${values.lesion} | decision then |\n|---|---:|---|---:|---:|---:|---|`,
    );
  }
  for (const folder of values.slides ?? []) {
    for (const slide of await slidesIn(folder)) {
      const row = { slide, ...replay(await scorer.score(slide), scorer.variant, lesion) };
      rows.push(row);
      if (values.json) console.log(JSON.stringify(row));
      else printRow(row);
    }
  }
} finally {
  await scorer.close();
}
const positives = rows.filter(({ decision }) => decision === 'positive');
const shareOf = (of: (row: Replay) => { readonly scored: number }, some: readonly Replay[]): string =>
  `${(100 * medianOf(some.map((row) => of(row).scored / row.patches))).toFixed(0)} %`;
const agreeing = rows.filter(({ decision, withNegative }) => decision === withNegative.decision).length;
console.log(
  `positive slides: median ${shareOf(({ reading }) => reading, positives)} of the patches in reading order, ${shareOf(({ suspicious }) => suspicious, positives)} with suspicious ones first; all slides with the negative rule: ${shareOf(({ withNegative }) => withNegative, rows)}; decision as of all patches: ${agreeing} of ${rows.length}`,
);
