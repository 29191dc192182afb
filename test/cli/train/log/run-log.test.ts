import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TrainResponse } from '@sentinode/client';
import { openRunLog, type RunLog } from '../../../../src/cli/train/log/run-log.js';
import { readEventFile, type ReadEvent } from './read-event-file.js';

const STEPS_PER_EPOCH = 4;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-run-log-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

type EventInput = NonNullable<Parameters<typeof TrainResponse.fromPartial>[0]['event']>;

function response(sequence: number, event: EventInput): TrainResponse {
  return TrainResponse.fromPartial({ sequence, runId: 'R1', event });
}

function started(sequence: number): TrainResponse {
  return response(sequence, { $case: 'started', value: { stepsPerEpoch: STEPS_PER_EPOCH, epochs: 2 } });
}

/** A step event that speaks of as many steps as it has losses. */
function stepped(sequence: number, epoch: number, step: number, losses: readonly number[]): TrainResponse {
  const value = { epoch, step, loss: losses.at(-1) ?? 0, losses: [...losses], accuracy: 0.75, learningRate: 1e-3 };
  return response(sequence, { $case: 'step', value: { ...value, imagesPerSecond: 50, etaSeconds: 9 } });
}

function epochEnded(sequence: number, epoch: number): TrainResponse {
  return response(sequence, {
    $case: 'epoch',
    value: {
      epoch,
      trainingLoss: 0.5,
      trainingAccuracy: 0.8,
      validationLoss: 0.6,
      validationAccuracy: 0.7,
      validationAuc: { name: 'auc', value: 0.9, ciLow: 0.8, ciHigh: 0.95 },
      sensitivities: [{ name: 'sensitivity_at_90_specificity', value: 0.85 }],
      seconds: 10,
      dataWaitSeconds: 0.25,
      computeSeconds: 8,
      validationSeconds: 1.75,
      learningRate: 2e-3,
      best: true,
    },
  });
}

const RUN = [
  started(2),
  stepped(3, 1, 1, [0.9]),
  stepped(4, 1, 4, [0.8, 0.7, 0.6]),
  epochEnded(5, 1),
  stepped(6, 2, 2, [0.5, 0.4]),
];

async function recordAll(log: RunLog, events: readonly TrainResponse[]): Promise<void> {
  for (const event of events) await log.record(event);
}

async function csv(name: string): Promise<string[]> {
  return (await readFile(join(folder, name), 'utf8')).split('\n');
}

async function boardFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('events.out.tfevents.')).sort();
}

async function boardEvents(): Promise<readonly ReadEvent[]> {
  return (await Promise.all((await boardFiles()).map((name) => readEventFile(join(folder, name))))).flat();
}

describe('the log of a run', () => {
  it('has a row a step and a row an epoch', async () => {
    await recordAll(await openRunLog(folder), RUN);
    expect(await csv('steps.csv')).toEqual([
      'run_id,sequence,epoch,step,global_step,loss,accuracy,learning_rate,images_per_second,eta_seconds',
      'R1,3,1,1,1,0.9,0.75,0.001,50,9',
      'R1,4,1,2,2,0.8,,,,',
      'R1,4,1,3,3,0.7,,,,',
      'R1,4,1,4,4,0.6,0.75,0.001,50,9',
      'R1,6,2,1,5,0.5,,,,',
      'R1,6,2,2,6,0.4,0.75,0.001,50,9',
      '',
    ]);
    expect(await csv('epochs.csv')).toEqual([
      'run_id,sequence,epoch,global_step,training_loss,training_accuracy,validation_loss,validation_accuracy,validation_auc,validation_auc_ci_low,validation_auc_ci_high,sensitivity_at_90_specificity,sensitivity_at_95_specificity,learning_rate,seconds,data_wait_seconds,compute_seconds,validation_seconds,best',
      'R1,5,1,4,0.5,0.8,0.6,0.7,0.9,0.8,0.95,0.85,,0.002,10,0.25,8,1.75,true',
      '',
    ]);
  });

  it('has a TensorBoard file with whole records and the curves at their global steps', async () => {
    const before = Date.now() / 1000;
    await recordAll(await openRunLog(folder), RUN);
    const [name = '', ...others] = await boardFiles();
    expect(others).toEqual([]);
    expect(name).toMatch(new RegExp(`^events\\.out\\.tfevents\\.\\d{10}\\.${hostname()}\\.`));
    const [version, ...events] = await boardEvents();
    expect(version).toMatchObject({ fileVersion: 'brain.Event:2', scalars: {} });
    expect(events.every(({ wallTime }) => wallTime >= before && wallTime <= Date.now() / 1000)).toBe(true);
    const points = events.map(({ step, scalars }) => [step, Object.keys(scalars)]);
    const ofLast = ['train/loss', 'train/accuracy', 'learning_rate', 'images_per_second'];
    expect(points).toEqual([
      [1, ofLast],
      [2, ['train/loss']],
      [3, ['train/loss']],
      [4, ofLast],
      [4, expect.arrayContaining(['validation/loss', 'validation/auc', 'data_wait_share'])],
      [5, ['train/loss']],
      [6, ofLast],
    ]);
    expect(events[3]?.scalars['train/loss']).toBeCloseTo(0.6, 6);
    expect(events[4]?.scalars['validation/auc']).toBeCloseTo(0.9, 6);
    expect(events[4]?.scalars['data_wait_share']).toBeCloseTo(0.025, 6);
  });

  it('is taken up where it ended: what is replayed adds no row', async () => {
    await recordAll(await openRunLog(folder), RUN);
    const before = [await csv('steps.csv'), await csv('epochs.csv'), (await boardEvents()).length];
    await recordAll(await openRunLog(folder, 'R1'), RUN);
    expect([await csv('steps.csv'), await csv('epochs.csv'), (await boardEvents()).length]).toEqual(before);
    await recordAll(await openRunLog(folder, 'R1'), [...RUN, stepped(7, 2, 4, [0.3, 0.2]), epochEnded(8, 2)]);
    expect((await csv('steps.csv')).at(-2)).toBe('R1,7,2,4,8,0.2,0.75,0.001,50,9');
    expect(await csv('epochs.csv')).toHaveLength(4);
    expect(await boardFiles()).toHaveLength(2);
  });

  it('of a run that was killed holds each step once, as it was done last', async () => {
    await recordAll(await openRunLog(folder), RUN);
    const again = [started(8), stepped(9, 1, 4, [0.61, 0.62]), epochEnded(10, 1)];
    await recordAll(await openRunLog(folder, 'R1'), [...RUN, ...again]);
    expect((await csv('steps.csv')).slice(1).map((line) => line.split(',').slice(1, 6).join(' '))).toEqual([
      '3 1 1 1 0.9',
      '4 1 2 2 0.8',
      '9 1 3 3 0.61',
      '9 1 4 4 0.62',
      '',
    ]);
    expect((await csv('epochs.csv')).slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      'R1 10 1',
      '',
    ]);
    const restart = (await boardEvents()).filter(({ session }) => session !== undefined);
    expect(restart).toMatchObject([{ step: 3, session: 1 }]);
  });

  it('drops a line that a crash cut off', async () => {
    await recordAll(await openRunLog(folder), RUN.slice(0, 3));
    await appendFile(join(folder, 'steps.csv'), 'R1,6,2,');
    await recordAll(await openRunLog(folder, 'R1'), RUN);
    expect((await csv('steps.csv')).slice(-3)).toEqual(['R1,6,2,1,5,0.5,,,,', 'R1,6,2,2,6,0.4,0.75,0.001,50,9', '']);
  });

  it('is not mixed with another run’s, nor with another file of its name', async () => {
    await recordAll(await openRunLog(folder), RUN);
    await expect(openRunLog(folder)).rejects.toThrow(/holds the log of run R1/);
    await expect(openRunLog(folder, 'R2')).rejects.toThrow(/holds the log of run R1/);
    await writeFile(join(folder, 'steps.csv'), 'a,b\n1,2\n');
    await expect(openRunLog(folder, 'R1')).rejects.toThrow(/of another kind/);
  });

  it('of a run that never began is no file for TensorBoard', async () => {
    await openRunLog(folder);
    expect(await boardFiles()).toEqual([]);
  });
});
