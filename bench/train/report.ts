import { medianOf } from '../predict-slide/median-of.js';
import type { TrainBenchTurn } from './train-bench-plan.js';

export interface TrainBenchRow {
  readonly network: string;
  readonly turns: readonly TrainBenchTurn[];
}

type Side = TrainBenchTurn['side'];

/** Median over a side's turns. */
function median(turns: readonly TrainBenchTurn[], side: Side, of: (turn: TrainBenchTurn) => number): number {
  return medianOf(turns.filter((turn) => turn.side === side).map(of));
}

/** Ours over Keras'. */
function speedRatio({ turns }: TrainBenchRow): number {
  const speed = (side: Side): number => median(turns, side, ({ imagesPerSecond }) => imagesPerSecond);
  return speed('sentinode') / speed('keras');
}

/** A Markdown table: a line a network and side. */
export function tableOf(rows: readonly TrainBenchRow[]): string {
  const lines = rows.flatMap((row) =>
    (['sentinode', 'keras'] as const).map((side) => {
      const of = (value: (turn: TrainBenchTurn) => number): number => median(row.turns, side, value);
      const percent = (value: (turn: TrainBenchTurn) => number): string => `${(100 * of(value)).toFixed(1)} %`;
      const cells = [
        row.network,
        side,
        of((turn) => turn.imagesPerSecond).toFixed(1),
        side === 'sentinode' ? speedRatio(row).toFixed(2) : '1',
        of((turn) => turn.cpuMsPerImage).toFixed(1),
        percent((turn) => turn.dataWaitShare),
        percent((turn) => turn.computeShare),
        percent((turn) => turn.overheadShare),
        of((turn) => turn.peakRssMib).toFixed(0),
        of((turn) => turn.parameterCount).toLocaleString('en'),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  return [
    '| network | side | images/s | ratio | CPU ms an image | data wait | compute | overhead | peak RSS MiB | parameters |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
