// Runs as stored rows: followed, stopped, resumed, interrupted, queued and forgotten.
import { describe, expect, it } from 'vitest';
import type { NumberedTrainingEvent, TrainCommand, TrainingRunView } from '../../src/app/use-cases.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import { callContext, collect, type Harness } from './harness.js';
import { stagingOf, trainingHarness } from './training-harness.js';

const context = callContext();
const kinds = (events: readonly NumberedTrainingEvent[]): readonly string[] => events.map(({ event }) => event.kind);

interface BegunRun {
  readonly runId: string;
  /** The rest of the stream. */
  readonly rest: AsyncIterable<NumberedTrainingEvent>;
}

/** Reads until the checkpoint; the trainer must be held. */
async function begin(harness: Harness, command: TrainCommand, signal?: AbortSignal): Promise<BegunRun> {
  const iterator = harness.app.training.train(command, callContext(signal))[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) throw new Error('the run ended before its checkpoint');
    if (next.value.event.kind === 'checkpoint') {
      return { runId: next.value.runId, rest: { [Symbol.asyncIterator]: () => iterator } };
    }
  }
}

const watch = ({ app }: Harness, runId: string, after = 0): Promise<NumberedTrainingEvent[]> =>
  collect(app.training.watchTraining(runId, after, context));

const row = ({ app }: Harness, runId: string): Promise<TrainingRunView> => app.training.getTrainingRun(runId, context);

describe('a stored training run', () => {
  it('goes on when its caller goes away, and is replayed and followed by others', async () => {
    const harness = await trainingHarness();
    const release = harness.trainer.hold();
    const gone = new AbortController();
    const { runId, rest } = await begin(harness, harness.command, gone.signal);
    const watching = watch(harness, runId);
    gone.abort(new AppError('CANCELLED', 'gone'));
    await expect(collect(rest)).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(await row(harness, runId)).toMatchObject({ state: 'running', checkpointEpoch: 1, attempts: 1 });
    release();
    const events = await watching;
    expect(kinds(events)).toEqual(['accepted', 'warning', 'checkpoint', 'finished']);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(await watch(harness, runId, 3)).toEqual(events.slice(3));
    expect(await row(harness, runId)).toMatchObject({ state: 'succeeded', model: { name: 'own', version: 1 } });
  });

  it('is told of by its id and tenant alone', async () => {
    const harness = await trainingHarness();
    const [first] = await collect(harness.app.training.train(harness.command, context));
    const runId = first?.runId ?? '';
    const other = callContext(undefined, 'other');
    const { training } = harness.app;
    await expect(training.getTrainingRun(runId, other)).rejects.toMatchObject({ reason: 'TRAINING_RUN_NOT_FOUND' });
    await expect(training.cancelTraining('nope', context)).rejects.toMatchObject({ reason: 'TRAINING_RUN_NOT_FOUND' });
    await expect(collect(training.watchTraining(runId, 0, other))).rejects.toMatchObject({
      reason: 'TRAINING_RUN_NOT_FOUND',
    });
    expect((await training.listTrainingRuns({ pageSize: 0, pageToken: '' }, other)).items).toEqual([]);
  });

  it('is listed newest first, in pages, and by the model’s name', async () => {
    const harness = await trainingHarness();
    const { training } = harness.app;
    for (const modelName of ['own', 'other', 'own'])
      await collect(training.train({ ...harness.command, modelName }, context));
    const first = await training.listTrainingRuns({ pageSize: 2, pageToken: '' }, context);
    expect(first.items.map(({ command }) => command.modelName)).toEqual(['own', 'other']);
    const second = await training.listTrainingRuns({ pageSize: 2, pageToken: first.nextPageToken }, context);
    expect(second.items).toHaveLength(1);
    expect(second.nextPageToken).toBe('');
    const own = await training.listTrainingRuns({ pageSize: 0, pageToken: '', modelName: 'own' }, context);
    expect(own.items).toHaveLength(2);
  });

  it('is one for one request id', async () => {
    const harness = await trainingHarness();
    const command = { ...harness.command, requestId: 'once' };
    const { training } = harness.app;
    const [first, second] = await Promise.all([
      collect(training.train(command, context)),
      collect(training.train(command, context)),
    ]);
    expect(second).toEqual(first);
    expect(harness.trainer.runs).toHaveLength(1);
    const changed = collect(training.train({ ...command, modelName: 'else' }, context));
    await expect(changed).rejects.toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });
});

describe('cancel and resume', () => {
  it('stops at a checkpoint and goes on there, with one numbering of events', async () => {
    const harness = await trainingHarness();
    const release = harness.trainer.hold();
    const { runId, rest } = await begin(harness, harness.command);
    const cancelled = await harness.app.training.cancelTraining(runId, context);
    expect(cancelled).toMatchObject({ state: 'cancelled', resumable: true, error: { reason: 'CANCELLED' } });
    await expect(collect(rest)).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(await stagingOf(harness)).toEqual([runId]);
    expect(await harness.app.training.cancelTraining(runId, context)).toEqual(cancelled);
    release();
    const { run, afterSequence } = await harness.app.training.resumeTraining(runId, context);
    expect(run).toMatchObject({ id: runId, state: 'queued' });
    expect(afterSequence).toBe(4);
    expect(kinds(await watch(harness, runId, afterSequence))).toEqual([
      'accepted',
      'warning',
      'checkpoint',
      'finished',
    ]);
    const all = await watch(harness, runId);
    expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(all[3]?.event.kind).toBe('ended');
    expect(harness.trainer.found).toEqual([[], ['last.checkpoint']]);
    expect(await row(harness, runId)).toMatchObject({ state: 'succeeded', attempts: 2, resumable: false });
    expect((await row(harness, runId)).error).toBeUndefined();
    expect(await stagingOf(harness)).toEqual([]);
    await expect(harness.app.training.resumeTraining(runId, context)).rejects.toMatchObject({
      reason: 'TRAINING_RUN_NOT_RESUMABLE',
    });
  });

  it('a run whose process died has failed and can be resumed', async () => {
    const harness = await trainingHarness();
    harness.trainer.nextFailure = new AppError('ENGINE_CRASHED', 'the training process ended (SIGKILL)');
    const run = collect(harness.app.training.train(harness.command, context));
    await expect(run).rejects.toMatchObject({ reason: 'ENGINE_CRASHED', message: /SIGKILL/ });
    const { items } = await harness.app.training.listTrainingRuns({ pageSize: 0, pageToken: '' }, context);
    const runId = items[0]?.id ?? '';
    expect(items[0]).toMatchObject({ state: 'failed', resumable: true, error: { reason: 'ENGINE_CRASHED' } });
    const { afterSequence } = await harness.app.training.resumeTraining(runId, context);
    expect((await watch(harness, runId, afterSequence)).at(-1)?.event.kind).toBe('finished');
  });

  it('a failed run keeps all that its error said', async () => {
    const harness = await trainingHarness();
    const said = { metadata: { device: 'cpu' }, retryAfterMs: 5_000 };
    harness.trainer.nextFailure = new AppError('DEVICE_BUSY', 'the device is taken', said);
    const run = collect(harness.app.training.train(harness.command, context));
    await expect(run).rejects.toMatchObject({ reason: 'DEVICE_BUSY', ...said, metadata: { device: 'cpu' } });
    const { items } = await harness.app.training.listTrainingRuns({ pageSize: 0, pageToken: '' }, context);
    const runId = items[0]?.id ?? '';
    expect((await row(harness, runId)).error).toEqual({
      reason: 'DEVICE_BUSY',
      message: 'the device is taken',
      ...said,
    });
  });

  it('data that never was usable leaves nothing to resume', async () => {
    const harness = await trainingHarness();
    harness.trainer.nextFailure = new AppError('TRAINING_DATA_INVALID', 'no tumour');
    await expect(collect(harness.app.training.train(harness.command, context))).rejects.toMatchObject({
      reason: 'TRAINING_DATA_INVALID',
    });
    expect(await stagingOf(harness)).toEqual([]);
    const { items } = await harness.app.training.listTrainingRuns({ pageSize: 0, pageToken: '' }, context);
    await expect(harness.app.training.resumeTraining(items[0]?.id ?? '', context)).rejects.toMatchObject({
      reason: 'TRAINING_RUN_NOT_RESUMABLE',
    });
  });

  it('data that changed since keeps the checkpoints', async () => {
    const harness = await trainingHarness();
    harness.trainer.hold();
    const { runId, rest } = await begin(harness, harness.command);
    await harness.app.training.cancelTraining(runId, context);
    await collect(rest).catch(() => undefined);
    const fieldViolations = [{ field: 'outputFolder', description: 'holds another run' }];
    harness.trainer.nextFailure = new AppError('INVALID_FIELD', 'another run', { fieldViolations });
    const { afterSequence } = await harness.app.training.resumeTraining(runId, context);
    await watch(harness, runId, afterSequence);
    expect(await row(harness, runId)).toMatchObject({
      state: 'failed',
      resumable: true,
      error: { reason: 'TRAINING_DATA_INVALID', message: /changed since/ },
    });
    expect(await stagingOf(harness)).toEqual([runId]);
  });
});

describe('one run at a time', () => {
  it('others wait in a bounded queue and follow', async () => {
    const harness = await trainingHarness();
    const release = harness.trainer.hold();
    const { training } = harness.app;
    const { rest } = await begin(harness, harness.command);
    const positions = async (): Promise<Readonly<Record<string, number>>> => {
      const { items } = await training.listTrainingRuns({ pageSize: 0, pageToken: '' }, context);
      return Object.fromEntries(items.map((run) => [run.command.modelName, run.queuePosition]));
    };
    const second = collect(training.train({ ...harness.command, modelName: 'second' }, context));
    await expect.poll(positions).toEqual({ [harness.command.modelName]: 0, second: 1 });
    const third = collect(training.train({ ...harness.command, modelName: 'third' }, context));
    await expect.poll(positions).toEqual({ [harness.command.modelName]: 0, second: 1, third: 2 });
    await expect(collect(training.train(harness.command, context))).rejects.toMatchObject({
      reason: 'QUEUE_FULL',
      message: '2 training runs wait already',
    });
    expect(Object.keys(await positions())).toHaveLength(3);
    release();
    await collect(rest);
    expect((await second).at(-1)?.event).toMatchObject({ kind: 'finished', model: { name: 'second' } });
    expect((await third).at(-1)?.event).toMatchObject({ kind: 'finished', model: { name: 'third' } });
  });

  it('one that waits can be cancelled before it begins', async () => {
    const harness = await trainingHarness();
    harness.trainer.hold();
    const { training } = harness.app;
    await begin(harness, harness.command);
    const waiting = collect(training.train({ ...harness.command, modelName: 'second' }, context));
    const newest = async (): Promise<TrainingRunView | undefined> =>
      (await training.listTrainingRuns({ pageSize: 1, pageToken: '', modelName: 'second' }, context)).items[0];
    await expect.poll(newest).toBeDefined();
    const run = await training.cancelTraining((await newest())?.id ?? '', context);
    expect(run).toMatchObject({ state: 'cancelled', attempts: 0, resumable: true });
    await expect(waiting).rejects.toMatchObject({ reason: 'CANCELLED' });
  });
});

describe('a server that stops', () => {
  it.each(['restart', 'crash'] as const)(
    'a %s leaves a failed run that can be resumed, and runs that wait',
    async (how) => {
      const harness = await trainingHarness();
      harness.trainer.hold();
      const { runId } = await begin(harness, harness.command);
      const waiting = collect(harness.app.training.train({ ...harness.command, modelName: 'second' }, context));
      const interrupted = waiting.then(
        () => undefined,
        (error: unknown) => error,
      );
      const listed = async (): Promise<readonly TrainingRunView[]> =>
        (await harness.app.training.listTrainingRuns({ pageSize: 0, pageToken: '' }, context)).items;
      await expect.poll(listed).toHaveLength(2);
      await harness[how]();
      // A crash tells nobody anything.
      if (how === 'restart') {
        expect(await interrupted).toMatchObject({
          reason: 'SERVER_DRAINING',
          retryAfterMs: expect.any(Number) as number,
        });
      }
      const reason = how === 'restart' ? 'SERVER_DRAINING' : 'SERVER_RESTARTED';
      expect(await row(harness, runId)).toMatchObject({ state: 'failed', resumable: true, error: { reason } });
      const second = (await listed()).find((run) => run.command.modelName === 'second');
      expect((await watch(harness, second?.id ?? '')).at(-1)?.event.kind).toBe('finished');
      const { afterSequence } = await harness.app.training.resumeTraining(runId, context);
      expect((await watch(harness, runId, afterSequence)).at(-1)?.event).toMatchObject({ kind: 'finished' });
      expect(harness.trainer.found).toEqual([[], ['last.checkpoint']]);
    },
  );

  it('drops folders that no run can use', async () => {
    const harness = await trainingHarness();
    await harness.storage.metadata.trainingRuns.put({
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      tenant: 'local',
      requestId: '',
      state: 'failed',
      command: harness.command,
      createTimeMs: Date.now(),
      endTimeMs: Date.now(),
      resumable: true,
      attempts: 1,
    });
    const { createModelRepository } = await import('../../src/models/model-repository.js');
    const repository = createModelRepository(harness.storage.modelsDir);
    for (const id of ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'run-of-nobody']) await repository.createStagingDir(id);
    await harness.restart();
    expect(await stagingOf(harness)).toEqual(['01ARZ3NDEKTSV4RRFFQ69G5FAV']);
  });
});

describe('what is kept', () => {
  it('checkpoints that nobody resumes go after their time; the run stays listed', async () => {
    const harness = await trainingHarness({ trainingRunTtlMs: 60_000 });
    harness.trainer.hold();
    const { runId } = await begin(harness, harness.command);
    await harness.app.training.cancelTraining(runId, context);
    await harness.restart();
    expect(await stagingOf(harness)).toEqual([runId]);
    harness.advance(61_000);
    await harness.restart();
    expect(await stagingOf(harness)).toEqual([]);
    expect(await row(harness, runId)).toMatchObject({ state: 'cancelled', resumable: false });
    expect(kinds(await watch(harness, runId)).at(-1)).toBe('ended');
  });

  it('a run is deleted once it has ended', async () => {
    const harness = await trainingHarness();
    const release = harness.trainer.hold();
    const { runId, rest } = await begin(harness, harness.command);
    const { training } = harness.app;
    await expect(training.deleteTrainingRun(runId, context)).rejects.toMatchObject({ reason: 'TRAINING_RUN_ACTIVE' });
    await expect(training.resumeTraining(runId, context)).rejects.toMatchObject({ reason: 'TRAINING_RUN_ACTIVE' });
    release();
    await collect(rest);
    await training.deleteTrainingRun(runId, context);
    await expect(row(harness, runId)).rejects.toMatchObject({ reason: 'TRAINING_RUN_NOT_FOUND' });
    await expect(training.deleteTrainingRun(runId, context)).rejects.toMatchObject({
      reason: 'TRAINING_RUN_NOT_FOUND',
    });
    expect((await harness.app.models.getModel('own', '1', context)).name).toBe('own');
  });
});
