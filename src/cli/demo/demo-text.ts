import { relative } from 'node:path';
import { score, seconds } from '../output/format.js';
import { boxTable } from '../output/table.js';
import { decisionText } from '../predict/prediction-text.js';
import type { PredictionRecord } from '../predict/prediction-record.js';

/** The result of the demo as a table of two columns. */
export function demoTable(record: PredictionRecord): string {
  const rows: [string, string][] = [
    ['tissue area', `${record.tissueAreaMm2.toFixed(3)} mm²`],
    ['patches scored', `${record.patches} of ${record.tissuePatches} with tissue`],
    ...Object.entries(record.models).map(([name, value]): [string, string] => [`slide score, ${name}`, score(value)]),
    ['slide score, ensemble', score(record.ensemble)],
    ['decision', decisionText(record)],
    ...Object.entries(record.seconds).map(([phase, value]): [string, string] => [`seconds, ${phase}`, seconds(value)]),
  ];
  return boxTable(rows);
}

export function demoAdvice(samplePath: string): string {
  const sample = relative(process.cwd(), samplePath);
  return [
    '',
    'To go on:',
    '  make serve                                 a server that stays',
    `  npx sentinode predict ${sample} --server localhost:50051`,
    '  npx sentinode --help                       everything else',
  ].join('\n');
}
