// Training runs for people.
import type { TrainingRun } from '@sentinode/client';
import { fields, score } from '../output/format.js';
import { enumName } from '../output/plain-record.js';
import { table } from '../output/table.js';

const HEAD = ['run', 'state', 'network', 'model', 'epoch', 'best AUC', 'created'];

export function runsTable(runs: readonly TrainingRun[]): string {
  if (runs.length === 0) return 'no training runs';
  return table(
    HEAD,
    runs.map((run) => [
      run.id,
      stateText(run),
      run.request?.architecture ?? '',
      run.modelVersion === '' ? (run.request?.modelName ?? '') : `${run.modelName}/${run.modelVersion}`,
      run.checkpointEpoch === 0 ? '' : String(run.checkpointEpoch),
      run.bestAuc === undefined ? '' : score(run.bestAuc.value),
      run.createTime?.toISOString() ?? '',
    ]),
  );
}

export function runText(run: TrainingRun): string {
  return `${run.id}\n${fields([
    ['state', stateText(run)],
    ['checkpoint', run.checkpointEpoch === 0 ? 'none' : `epoch ${run.checkpointEpoch}`],
    ['can be resumed', run.resumable ? 'yes' : 'no'],
  ])}`;
}

function stateText({ state, queuePosition, error }: TrainingRun): string {
  const name = enumName('state', state);
  if (queuePosition > 0) return `${name} (${queuePosition})`;
  return error === undefined ? name : `${name}: ${error.message}`;
}
