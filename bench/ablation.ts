// Trains SimpleNet by the plain recipe and with each option alone: `npm run bench:ablation -- --help`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { AucWithInterval } from '../src/domain/metrics/roc-auc.js';
import { measureRow, type RowFigures } from './ablation/measure-row.js';
import { ROWS, type AblationRow } from './ablation/rows.js';
import { trainRow, type AblationData } from './ablation/train-row.js';

const HELP = `Patch and slide AUC of short training runs: the plain recipe, and each option alone on top of it.

  npm run bench:ablation -- --patches FOLDER --slides FOLDER --out FOLDER [options]

Rows that --out already holds are not trained again; one that was stopped goes on from its checkpoint.

  --patches FOLDER         train, validation and test, each with tumor/ and normal/
  --slides FOLDER          validation and test, each with slides and a truth.csv
  --out FOLDER             runs, models and figures
  --epochs N               default 6
  --patches-per-epoch N    default 0: all
  --only TEXT              rows whose name holds this; may be given again
`;

const { values } = parseArgs({
  options: {
    patches: { type: 'string', default: '' },
    slides: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    epochs: { type: 'string', default: '6' },
    'patches-per-epoch': { type: 'string', default: '0' },
    only: { type: 'string', multiple: true, default: [''] },
    help: { type: 'boolean', default: false },
  },
});

async function figuresOf(row: AblationRow, data: AblationData): Promise<RowFigures> {
  const folder = path.join(values.out, row.name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase());
  const file = path.join(folder, 'figures.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as RowFigures;
  await mkdir(folder, { recursive: true });
  const schedule = ['--epochs', values.epochs, '--patches-per-epoch', values['patches-per-epoch']];
  const figures = await measureRow(await trainRow(row, data, schedule, folder), data);
  await writeFile(file, JSON.stringify(figures));
  return figures;
}

function inWords({ auc, ciLow, ciHigh }: AucWithInterval): string {
  return `${auc.toFixed(3)} (${ciLow.toFixed(3)}–${ciHigh.toFixed(3)})`;
}

async function main(): Promise<void> {
  const data = { patches: path.resolve(values.patches), slides: path.resolve(values.slides) };
  console.log('| recipe | validation AUC | test AUC | slide AUC |\n|---|---|---|---|');
  for (const row of ROWS.filter(({ name }) => values.only.some((part) => name.includes(part)))) {
    const { validation, test, slides } = await figuresOf(row, data);
    console.log(`| ${row.name} | ${inWords(validation)} | ${inWords(test)} | ${inWords(slides)} |`);
  }
}

if (values.help || [values.patches, values.slides, values.out].includes('')) console.log(HELP);
else await main();
