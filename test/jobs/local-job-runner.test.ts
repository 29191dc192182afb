import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { WorkPriority } from '../../src/domain/scheduling/work-priority.js';
import { createLocalJobRunner } from '../../src/jobs/local/local-job-runner.js';
import type { Job, JobRunner } from '../../src/ports/job-runner.js';
import { createRecordingLog } from '../support/recording-log.js';

const CANCELLED = new AppError('CANCELLED', 'stopped');

interface ControlledJob extends Job {
  readonly started: Promise<AbortSignal>;
  finish(): void;
}

/** Runs until it is told to end, or until its signal fires. */
function controlledJob(id: string, tenant = 'local', priority?: WorkPriority): ControlledJob {
  let finish = (): void => undefined;
  let tell: (signal: AbortSignal) => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const started = new Promise<AbortSignal>((resolve) => (tell = resolve));
  return {
    id,
    tenant,
    ...(priority && { priority }),
    started,
    finish,
    run: async (signal) => {
      tell(signal);
      const aborted = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
      });
      if (!signal.aborted) await Promise.race([finished, aborted]);
    },
  };
}

function runner(maxRunning: number, maxWaiting: number): JobRunner {
  return createLocalJobRunner({ what: 'predictions', maxRunning, maxWaiting, log: createRecordingLog() });
}

describe('the local job runner', () => {
  it('counts the patches of what waits, and lets a single job wait whatever it has', async () => {
    const jobs = createLocalJobRunner({
      what: 'predictions',
      maxRunning: 1,
      maxWaiting: 10,
      maxWaitingPatches: 100,
      log: createRecordingLog(),
    });
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => controlledJob(id));
    if (!a || !b || !c || !d) throw new Error('unreachable');
    jobs.submit({ ...a, patches: 1_000 });
    jobs.submit({ ...b, patches: 90 });
    expect(() => jobs.submit({ ...c, patches: 20 })).toThrow(
      expect.objectContaining({
        reason: 'QUEUE_FULL',
        retryAfterMs: 10_000,
        metadata: { maxWaitingPatches: '100' },
      }) as Error,
    );
    jobs.submit({ ...c, patches: 10 });
    for (const job of [a, b, c]) {
      await job.started;
      job.finish();
    }
    await expect.poll(() => jobs.position('c')).toBeUndefined();
    // The rate is known now, and fast.
    jobs.submit({ ...controlledJob('e'), patches: 1 });
    jobs.submit({ ...d, patches: 5_000 });
    expect(() => jobs.submit({ ...controlledJob('f'), patches: 1 })).toThrow(
      expect.objectContaining({ reason: 'QUEUE_FULL', retryAfterMs: 1_000 }) as Error,
    );
    await jobs.drain(0);
  });

  it('runs as many as it may and starts the next when one ends', async () => {
    const jobs = runner(2, 10);
    const [a, b, c] = [controlledJob('a'), controlledJob('b'), controlledJob('c')];
    for (const job of [a, b, c]) jobs.submit(job);
    await Promise.all([a.started, b.started]);
    expect(['a', 'b', 'c', 'd'].map((id) => jobs.position(id))).toEqual([0, 0, 1, undefined]);
    b.finish();
    await c.started;
    expect(jobs.position('b')).toBeUndefined();
    a.finish();
    c.finish();
    await jobs.drain(1_000);
  });

  it('refuses with a time to retry when too many wait, but takes recovered ones', async () => {
    const jobs = runner(1, 1);
    const [a, b, c] = [controlledJob('a'), controlledJob('b'), controlledJob('c')];
    jobs.submit(a);
    jobs.submit(b);
    expect(() => {
      jobs.submit(c);
    }).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL', retryAfterMs: 10_000 }) as Error);
    jobs.submit(c, { recovered: true });
    expect(jobs.position('c')).toBe(2);
    await jobs.drain(0);
  });

  it('takes a job without any room to wait when it can start at once', async () => {
    const jobs = runner(1, 0);
    const a = controlledJob('a');
    jobs.submit(a);
    await a.started;
    expect(() => {
      jobs.submit(controlledJob('b'));
    }).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
    await jobs.drain(0);
  });

  it('serves tenants in turns', async () => {
    const jobs = runner(1, 10);
    const all = ['a1 a', 'a2 a', 'a3 a', 'b1 b', 'c1 c', 'b2 b']
      .map((text) => text.split(' '))
      .map(([id = '', tenant]) => controlledJob(id, tenant));
    for (const job of all) jobs.submit(job);
    expect(['a2', 'b1', 'c1', 'a3', 'b2'].map((id) => jobs.position(id))).toEqual([1, 2, 3, 4, 5]);
    const order: string[] = [];
    for (const job of all) void job.started.then(() => order.push(job.id));
    for (const id of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) {
      const job = all.find((candidate) => candidate.id === id);
      await job?.started;
      job?.finish();
    }
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
    await jobs.drain(0);
  });

  it('cancels what runs and what waits, each through its own run', async () => {
    const jobs = runner(1, 10);
    const [a, b, c] = [controlledJob('a'), controlledJob('b'), controlledJob('c')];
    for (const job of [a, b, c]) jobs.submit(job);
    const running = await a.started;
    expect(jobs.cancel('b', CANCELLED)).toBe(true);
    expect((await b.started).reason).toBe(CANCELLED);
    expect(jobs.position('b')).toBeUndefined();
    expect(jobs.cancel('a', CANCELLED)).toBe(true);
    expect(running.reason).toBe(CANCELLED);
    expect((await c.started).aborted).toBe(false);
    expect(jobs.cancel('a', CANCELLED)).toBe(false);
    await jobs.drain(0);
  });

  it('drains: nothing new, what waits is stopped, what runs may end in time', async () => {
    const jobs = runner(1, 10);
    const [a, b] = [controlledJob('a'), controlledJob('b')];
    jobs.submit(a);
    jobs.submit(b);
    const running = await a.started;
    const drained = jobs.drain(60_000);
    expect((await b.started).reason).toMatchObject({ reason: 'SERVER_DRAINING' });
    expect(() => {
      jobs.submit(controlledJob('c'));
    }).toThrow(expect.objectContaining({ reason: 'SERVER_DRAINING' }) as Error);
    expect(running.aborted).toBe(false);
    a.finish();
    await drained;
    expect(running.aborted).toBe(false);
  });

  it('drains: what does not end in time is stopped', async () => {
    const jobs = runner(1, 10);
    const a = controlledJob('a');
    jobs.submit(a);
    const running = await a.started;
    await jobs.drain(1);
    expect(running.reason).toMatchObject({ reason: 'SERVER_DRAINING' });
  });

  it('logs a job that throws and goes on', async () => {
    const log = createRecordingLog();
    const jobs = createLocalJobRunner({ what: 'predictions', maxRunning: 1, maxWaiting: 2, log });
    jobs.submit({ id: 'bad', tenant: 'local', run: () => Promise.reject(new Error('defect')) });
    const next = controlledJob('next');
    jobs.submit(next);
    await next.started;
    next.finish();
    await jobs.drain(1_000);
    expect(log.lines).toMatchObject([{ level: 'error', fields: { jobId: 'bad' } }]);
  });
});

describe('priorities', () => {
  const of = (priority: WorkPriority, id: string): ControlledJob => controlledJob(id, 'local', priority);

  it('let the more urgent go first, of equals the older', async () => {
    const jobs = runner(1, 10);
    const running = of('urgent', 'running');
    const waiting = [
      of('bulk', 'b1'),
      of('interactive', 'i1'),
      of('bulk', 'b2'),
      of('urgent', 'u1'),
      of('urgent', 'u2'),
    ];
    for (const job of [running, ...waiting]) jobs.submit(job);
    const byPlace = waiting.toSorted((a, b) => (jobs.position(a.id) ?? 0) - (jobs.position(b.id) ?? 0));
    expect(byPlace.map(({ id }) => id)).toEqual(['u1', 'u2', 'i1', 'b1', 'b2']);
    const order: string[] = [];
    for (const job of waiting) void job.started.then(() => order.push(job.id));
    for (const job of [running, ...byPlace]) {
      await job.started;
      job.finish();
    }
    expect(order).toEqual(['u1', 'u2', 'i1', 'b1', 'b2']);
  });

  it('let a job start beside less urgent ones, never beside as many that are as urgent', async () => {
    const jobs = runner(1, 10);
    const [bulk, routine, other, stat] = [
      of('bulk', 'b'),
      of('interactive', 'i'),
      of('interactive', 'j'),
      of('urgent', 'u'),
    ];
    for (const job of [bulk, routine, other, stat]) jobs.submit(job);
    await Promise.all([bulk.started, routine.started, stat.started]);
    expect(jobs.position('j')).toBe(1);
    expect(jobs.load()).toEqual({ underWay: 3, waiting: 1 });
    // What goes before it still runs.
    stat.finish();
    await expect.poll(() => jobs.position('u')).toBeUndefined();
    expect(jobs.position('j')).toBe(1);
    routine.finish();
    await other.started;
    await jobs.drain(0);
  });

  it('starve nobody: after eight before it a job starts beside the next', async () => {
    const jobs = runner(1, 20);
    const urgent = Array.from({ length: 11 }, (_, index) => of('urgent', `u${index}`));
    const bulk = of('bulk', 'b');
    for (const job of [...urgent.slice(0, 1), bulk, ...urgent.slice(1)]) jobs.submit(job);
    let hasStarted = false;
    void bulk.started.then(() => (hasStarted = true));
    for (const job of urgent.slice(0, 8)) {
      await job.started;
      expect(hasStarted).toBe(false);
      job.finish();
    }
    await bulk.started;
    await urgent[8]?.started;
    expect(jobs.position('u9')).toBe(1);
    await jobs.drain(0);
  });

  it('keep room in the queue for the more urgent', async () => {
    const jobs = runner(1, 1);
    const submit = (priority: WorkPriority, id: string) => (): void => {
      jobs.submit(of(priority, id));
    };
    submit('urgent', 'running')();
    submit('bulk', 'b')();
    expect(submit('bulk', 'c')).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
    submit('interactive', 'i')();
    expect(submit('bulk', 'c')).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
    submit('urgent', 'u')();
    expect(submit('urgent', 'v')).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
    expect(['u', 'i', 'b'].map((id) => jobs.position(id))).toEqual([1, 2, 3]);
    await jobs.drain(0);
  });
});
