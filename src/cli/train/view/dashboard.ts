// The live view of a run: five lines that fit any width.
import { styleText } from 'node:util';
import type { Metric } from '@sentinode/client';
import { duration, score } from '../../output/format.js';
import { waitShare } from '../training-text.js';
import type { RunFigures } from './run-figures.js';
import { sparkline } from './sparkline.js';

export interface DashboardSize {
  readonly columns: number;
  readonly colour: boolean;
}

/** Narrower bars say nothing, wider ones nothing more. */
const MIN_BAR = 6;
const MAX_BAR = 40;
/** Room for `epoch  100/1000`; bars begin below each other. */
const HEAD_COLUMNS = 15;

export function dashboard(figures: RunFigures, size: DashboardSize): readonly string[] {
  return [headLine(figures), ...(figures.step === undefined ? [waitingLine(figures)] : runLines(figures))].map((line) =>
    fitted(line, size),
  );
}

/** A line whose bar gives way first, then its last remarks, then its end. */
interface Line {
  readonly head: string;
  readonly bar?: { readonly style: 'cyan' | 'yellow'; readonly of: (width: number) => string };
  readonly tails: readonly string[];
}

function headLine({ network, model, runId }: RunFigures): Line {
  return { head: network === '' ? 'training' : network, tails: [`model ${model}`, `run ${runId}`] };
}

function waitingLine({ phase }: RunFigures): Line {
  return { head: phase === 'queued' ? 'waits for the device' : 'reading the data', tails: [] };
}

function runLines(figures: RunFigures): readonly Line[] {
  const { step, epochs, stepsPerEpoch, losses, lastEpoch, phase } = figures;
  if (step === undefined) return [];
  const done = stepsPerEpoch === 0 ? 0 : (step.epoch - 1 + step.step / stepsPerEpoch) / epochs;
  const share = lastEpoch === undefined ? [] : [`waits for data ${waitShare(lastEpoch)}`];
  return [
    progress('epoch', step.epoch, epochs, done, [`ETA ${duration(step.etaSeconds)}`]),
    progress('step', step.step, stepsPerEpoch, step.step / stepsPerEpoch, [
      phase === 'validating' ? 'validating' : `${rate(step.imagesPerSecond)} images/s`,
      ...share,
    ]),
    {
      head: `loss   ${step.loss.toFixed(4)}`.padEnd(HEAD_COLUMNS),
      bar: { style: 'yellow', of: (width) => sparkline(losses.points, width) },
      tails: [`acc ${score(step.accuracy)}`, `lr ${step.learningRate.toExponential(2)}`],
    },
    validationLine(figures),
  ];
}

function progress(name: string, done: number, total: number, share: number, tails: readonly string[]): Line {
  if (total === 0) return { head: `${name.padEnd(6)} ${done}`, tails };
  const whole = Math.min(Math.max(share, 0), 1);
  const of = (width: number): string => {
    const full = Math.round(whole * width);
    return '█'.repeat(full) + '░'.repeat(width - full);
  };
  const percent = `${String(Math.floor(100 * whole)).padStart(3)} %`;
  return {
    head: `${name.padEnd(6)} ${done}/${total}`.padEnd(HEAD_COLUMNS),
    bar: { style: 'cyan', of },
    tails: [percent, ...tails],
  };
}

function validationLine({ lastEpoch, best }: RunFigures): Line {
  if (lastEpoch === undefined) return { head: 'val', tails: ['after the first epoch'] };
  const auc = lastEpoch.validationAuc;
  return {
    head: `val    ${lastEpoch.validationLoss.toFixed(4)}`,
    tails: [
      ...(auc === undefined ? [] : [`AUC ${interval(auc)}`]),
      `acc ${score(lastEpoch.validationAccuracy)}`,
      ...(best === undefined ? [] : [`best ${score(best.auc.value)} in epoch ${best.epoch}`]),
    ],
  };
}

function interval({ value, ciLow, ciHigh }: Metric): string {
  return `${score(value)} (${score(ciLow)}–${score(ciHigh)})`;
}

function rate(imagesPerSecond: number): string {
  return imagesPerSecond < 10 ? imagesPerSecond.toFixed(1) : imagesPerSecond.toFixed(0);
}

const GAP = '  ';

function fitted({ head, bar, tails }: Line, { columns, colour }: DashboardSize): string {
  for (let count = tails.length; count >= 0; count -= 1) {
    const after = tails
      .slice(0, count)
      .map((tail) => `${GAP}${tail}`)
      .join('');
    const room = columns - head.length - after.length - (bar === undefined ? 0 : 1);
    if (bar === undefined && room >= 0) return head + after;
    // The first remark, a percentage or an accuracy, says more than a bar does.
    if (bar !== undefined && room >= MIN_BAR) return `${head} ${painted(bar, Math.min(room, MAX_BAR), colour)}${after}`;
    if (bar !== undefined && count === 1 && room >= 0) return head + after;
  }
  return head.slice(0, Math.max(columns, 0));
}

function painted({ style, of }: NonNullable<Line['bar']>, width: number, colour: boolean): string {
  const text = of(width);
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
