import { join } from 'node:path';
import { writeOutputFile } from '../output/write-output-file.js';
import type { Curves, ScoreCurves } from './evaluation-record.js';

/** One CSV a curve: `slides-roc.csv`, `slides-precision-recall.csv`, the same of patches, and `froc.csv`. */
export async function writeCurves(folder: string, { patches, slides, froc }: Curves): Promise<void> {
  await writeScoreCurves(folder, 'patches', patches);
  await writeScoreCurves(folder, 'slides', slides);
  if (froc === undefined) return;
  const rows = froc.map(({ threshold, falsePositivesPerSlide, sensitivity }) => [
    threshold,
    falsePositivesPerSlide,
    sensitivity,
  ]);
  await write(folder, 'froc', ['threshold', 'false_positives_per_slide', 'sensitivity'], rows);
}

async function writeScoreCurves(folder: string, name: string, curves: ScoreCurves | undefined): Promise<void> {
  if (curves === undefined) return;
  const { roc, precisionRecall } = curves;
  await write(
    folder,
    `${name}-roc`,
    ['threshold', 'false_positive_rate', 'true_positive_rate'],
    roc.map((point) => [point.threshold, point.falsePositiveRate, point.truePositiveRate]),
  );
  await write(
    folder,
    `${name}-precision-recall`,
    ['threshold', 'precision', 'recall'],
    precisionRecall.map(({ threshold, precision, recall }) => [threshold, precision, recall]),
  );
}

function write(
  folder: string,
  name: string,
  heads: readonly string[],
  rows: readonly (readonly number[])[],
): Promise<void> {
  return writeOutputFile(join(folder, `${name}.csv`), [heads, ...rows].map((row) => `${row.join(',')}\n`).join(''));
}
