import { describe, expect, it } from 'vitest';
import { TrainResponse } from '@sentinode/client';
import { createCurve, resampled } from '../../../../src/cli/train/view/curve.js';
import { dashboard } from '../../../../src/cli/train/view/dashboard.js';
import { beginFigures, withEvent, type RunFigures } from '../../../../src/cli/train/view/run-figures.js';
import { sparkline } from '../../../../src/cli/train/view/sparkline.js';

type EventInput = NonNullable<Parameters<typeof TrainResponse.fromPartial>[0]['event']>;

function figuresOf(...events: readonly EventInput[]): RunFigures {
  return events.reduce(
    (figures, event, index) =>
      withEvent(figures, TrainResponse.fromPartial({ sequence: index + 1, runId: 'R1', event })),
    beginFigures(),
  );
}

const ACCEPTED: EventInput = {
  $case: 'accepted',
  value: { run: { id: 'R1', request: { architecture: 'simplenet', modelName: 'mine' } } },
};
const STARTED: EventInput = { $case: 'started', value: { epochs: 4, stepsPerEpoch: 200 } };

function step(epoch: number, at: number, losses: number[]): EventInput {
  const value = { epoch, step: at, loss: losses.at(-1) ?? 0, losses, accuracy: 0.81, learningRate: 4.8e-4 };
  return { $case: 'step', value: { ...value, imagesPerSecond: 212.4, etaSeconds: 843 } };
}

const EPOCH: EventInput = {
  $case: 'epoch',
  value: {
    epoch: 1,
    validationLoss: 0.4102,
    validationAccuracy: 0.8,
    validationAuc: { value: 0.902, ciLow: 0.887, ciHigh: 0.917 },
    seconds: 100,
    dataWaitSeconds: 0.4,
    best: true,
  },
};

describe('the live view', () => {
  const plain = (figures: RunFigures, columns: number): readonly string[] =>
    dashboard(figures, { columns, colour: false });

  it('says what it waits for', () => {
    const queued: EventInput = { $case: 'accepted', value: { run: { id: 'R1', queuePosition: 2 } } };
    expect(plain(figuresOf(queued), 80)[1]).toBe('waits for the device');
    expect(plain(figuresOf(ACCEPTED), 80)).toEqual(['simplenet  model mine  run R1', 'reading the data']);
  });

  it('shows bars, the loss as a curve, validation with its interval, rate, speed, waiting and ETA', () => {
    const figures = figuresOf(ACCEPTED, STARTED, step(1, 200, [0.9, 0.8]), EPOCH, step(2, 100, [0.7, 0.5, 0.4312]));
    expect(plain(figures, 90)).toEqual([
      'simplenet  model mine  run R1',
      'epoch  2/4      ███████████████░░░░░░░░░░░░░░░░░░░░░░░░░   37 %  ETA 14 min 3 s',
      'step   100/200  ████████████████░░░░░░░░░░░░░░░   50 %  212 images/s  waits for data 0.4 %',
      'loss   0.4312   █▇▅▂▁  acc 0.810  lr 4.80e-4',
      'val    0.4102  AUC 0.902 (0.887–0.917)  acc 0.800  best 0.902 in epoch 1',
    ]);
  });

  it('says when an epoch is being validated', () => {
    expect(plain(figuresOf(STARTED, step(1, 200, [0.9])), 90)[2]).toContain('validating');
  });

  it.each([120, 60, 40, 30, 20, 10, 3, 0])('fits %i columns', (columns) => {
    const figures = figuresOf(ACCEPTED, STARTED, EPOCH, step(2, 100, [0.7, 0.5]));
    for (const line of plain(figures, columns)) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('gives up remarks before bars and keeps the percentage', () => {
    const [, epoch, steps] = plain(figuresOf(ACCEPTED, STARTED, EPOCH, step(2, 100, [0.7])), 36);
    expect(epoch).toMatch(/^epoch {2}2\/4 +[█░]+ {3}37 %$/);
    expect(steps).toMatch(/^step {3}100\/200 +[█░]+ {3}50 %$/);
  });

  it('is coloured only where that is wanted', () => {
    const figures = figuresOf(STARTED, step(1, 1, [0.7]));
    expect(dashboard(figures, { columns: 80, colour: true }).join('')).toContain('\x1b[');
    expect(plain(figures, 80).join('')).not.toContain('\x1b[');
  });

  it('shows a run of which the beginning is not known', () => {
    const lines = plain(figuresOf(step(7, 3, [0.5])), 80);
    expect(lines[1]).toBe('epoch  7  ETA 14 min 3 s');
    expect(lines.join('')).not.toMatch(/NaN|Infinity/);
  });
});

describe('a curve', () => {
  it('keeps all of a long run in bounded memory', () => {
    const curve = createCurve(16);
    for (let index = 0; index < 100_000; index += 1) curve.push(index);
    expect(curve.points.length).toBeLessThanOrEqual(17);
    expect(curve.points.length).toBeGreaterThanOrEqual(8);
    expect([...curve.points].sort((a, b) => a - b)).toEqual(curve.points);
    expect(curve.points[0]).toBeLessThan(10_000);
    expect(curve.points.at(-1)).toBeGreaterThan(85_000);
  });

  it('is the mean of what each place stands for', () => {
    expect(resampled([1, 3, 5, 7], 2)).toEqual([2, 6]);
    expect(resampled([1, 2], 5)).toEqual([1, 2]);
  });

  it('is drawn from its lowest to its highest', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([2, 2, 2], 8)).toBe('▄▄▄');
    expect(sparkline([], 8)).toBe('');
    expect(sparkline([1, Number.NaN, 2], 8)).toBe('▁█');
    expect(sparkline([1, 2, 3], 0)).toBe('');
  });
});
