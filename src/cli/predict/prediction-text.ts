import { fields, percent, score, seconds } from '../output/format.js';
import type { PredictionRecord } from './prediction-record.js';

/** A prediction for people. */
export function predictionText(record: PredictionRecord): string {
  const entries: [string, string][] = [
    ['decision', decisionText(record)],
    [
      'models',
      Object.entries(record.models)
        .map(([name, value]) => `${name} ${score(value)}`)
        .join(', ') || 'none asked',
    ],
    ['tissue', `${record.tissueAreaMm2.toFixed(2)} mm², ${record.patches} of ${record.tissuePatches} patches scored`],
    ['time', timeText(record)],
    ...(record.warnings ?? []).map((warning): [string, string] => ['note', warning]),
  ];
  if (record.slideId !== undefined)
    entries.push(['kept', `slide ${record.slideId}, prediction ${record.predictionId ?? ''}`]);
  return `${record.slide}\n${fields(entries)}`;
}

export function decisionText({ decision, ensemble, threshold }: PredictionRecord): string {
  if (decision === 'no-tissue') return 'NO TISSUE: nothing was scored';
  const relation = ensemble >= threshold ? '≥' : '<';
  return `${decision.toUpperCase()} (ensemble ${score(ensemble)} ${relation} threshold ${score(threshold)})`;
}

function timeText({ seconds: parts, engineBusyShare }: PredictionRecord): string {
  const { total = 0, upload, scoring = 0, decoding = 0, waiting = 0 } = parts;
  const before = upload === undefined ? '' : `upload ${seconds(upload)}, `;
  const engine = `engine busy ${percent(engineBusyShare)}, ${seconds(waiting)} without pixels, decoding ${seconds(decoding)}`;
  return `${before}prediction ${seconds(total)} (scoring ${seconds(scoring)}; ${engine})`;
}
