// Long work in this process: a bounded number runs, a bounded number waits, of each priority.
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../domain/errors/app-error.js';
import { atLeastAsUrgent, type WorkPriority } from '../../domain/scheduling/work-priority.js';
import { retryAfterMs } from '../../domain/scheduling/retry-after.js';
import { createWorkRate, type WorkRate } from '../../domain/scheduling/work-rate.js';
import type { Job, JobRunner, SubmitOptions } from '../../ports/job-runner.js';
import type { Log } from '../../ports/log.js';
import { createWaitingJobs, priorityOf, type WaitingJobs } from './waiting-jobs.js';

export interface LocalJobRunnerOptions {
  /** What waits, for the refusal, such as `predictions`. */
  readonly what: string;
  /** Of one priority and the more urgent ones together: less urgent ones that run already hold nothing up. */
  readonly maxRunning: number;
  /** Counted likewise. */
  readonly maxWaiting: number;
  /** Counted likewise; absent: any number. One job alone may wait whatever it costs. */
  readonly maxWaitingPatches?: number;
  readonly log: Log;
}

/**
 * A place that is told to be free in less is gone by then; one that is told to be free in hours may be so in minutes.
 * Before the rate is known: a slide takes tens of seconds.
 */
const RETRY_AFTER_MS = { unknown: 10_000, min: 1_000, max: 600_000 };

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
  readonly patches: number;
  readonly priority: WorkPriority;
}

interface RunnerState {
  readonly options: LocalJobRunnerOptions;
  readonly waiting: WaitingJobs;
  readonly running: Map<string, Running>;
  readonly rate: WorkRate;
  /** Jobs that were stopped while they waited and are writing down their end. */
  readonly ending: Set<Promise<void>>;
  draining: boolean;
}

export function createLocalJobRunner(options: LocalJobRunnerOptions): JobRunner {
  const state: RunnerState = {
    options,
    waiting: createWaitingJobs(),
    running: new Map(),
    rate: createWorkRate(),
    ending: new Set(),
    draining: false,
  };
  return {
    submit: (job, submitOptions) => {
      submit(state, job, submitOptions ?? {});
    },
    position: (jobId) => {
      if (state.running.has(jobId)) return 0;
      const index = state.waiting.inOrder().findIndex(({ id }) => id === jobId);
      return index < 0 ? undefined : index + 1;
    },
    load: () => ({ underWay: state.running.size, waiting: state.waiting.length }),
    cancel: (jobId, reason) => cancel(state, jobId, reason),
    drain: (graceMs) => drain(state, graceMs),
  };
}

function submit(state: RunnerState, job: Job, { recovered = false }: SubmitOptions): void {
  if (state.draining) throw drainingError();
  const startsAtOnce = state.waiting.wouldStart(priorityOf(job), runningPriorities(state), state.options.maxRunning);
  if (!recovered && !startsAtOnce) requireRoom(state, job);
  state.waiting.push(job);
  startWaiting(state);
}

/** Those that go before it are counted, so that background work cannot fill the queue for others. */
function requireRoom(state: RunnerState, job: Job): void {
  const { what, maxWaiting, maxWaitingPatches = Infinity } = state.options;
  const before = state.waiting.inOrder(atLeastAsUrgent(priorityOf(job)));
  if (before.length >= maxWaiting) {
    const next = Math.min(...[...state.running.values()].map((running) => running.patches));
    throw queueFull(`${maxWaiting} ${what} wait already`, { maxWaiting: String(maxWaiting) }, state.rate.msFor(next));
  }
  const over = patchesOf([...before, job]) - maxWaitingPatches;
  if (before.length === 0 || over <= 0) return;
  const message = `${what} of ${maxWaitingPatches} patches together wait already`;
  throw queueFull(message, { maxWaitingPatches: String(maxWaitingPatches) }, state.rate.msFor(over));
}

function patchesOf(jobs: readonly Job[]): number {
  return jobs.reduce((sum, { patches = 0 }) => sum + patches, 0);
}

function runningPriorities({ running }: RunnerState): readonly WorkPriority[] {
  return [...running.values()].map(({ priority }) => priority);
}

function queueFull(
  message: string,
  metadata: Readonly<Record<string, string>>,
  roomInMs: number | undefined,
): AppError {
  return new AppError('QUEUE_FULL', message, { retryAfterMs: retryAfterMs(roomInMs, RETRY_AFTER_MS), metadata });
}

function startWaiting(state: RunnerState): void {
  for (;;) {
    const job = state.waiting.takeNext(runningPriorities(state), state.options.maxRunning);
    if (job === undefined) return;
    const controller = new AbortController();
    const { patches = 0 } = job;
    state.rate.begin(performance.now());
    const done = runLogged(state, job, controller.signal).finally(() => {
      state.running.delete(job.id);
      const isDone = !controller.signal.aborted;
      state.rate.done(isDone ? patches : 0, performance.now(), state.running.size === 0);
      startWaiting(state);
    });
    state.running.set(job.id, { controller, done, patches, priority: priorityOf(job) });
  }
}

function cancel(state: RunnerState, jobId: string, reason: AppError): boolean {
  const running = state.running.get(jobId);
  if (running !== undefined) {
    running.controller.abort(reason);
    return true;
  }
  const waiting = state.waiting.remove(jobId);
  if (waiting === undefined) return false;
  const end = runLogged(state, waiting, AbortSignal.abort(reason)).finally(() => state.ending.delete(end));
  state.ending.add(end);
  return true;
}

/** Never rejects. The job starts in a later turn of the loop, so that `submit` has returned before. */
async function runLogged(state: RunnerState, job: Job, signal: AbortSignal): Promise<void> {
  await Promise.resolve();
  try {
    await job.run(signal);
  } catch (error) {
    state.options.log.error({ err: error, jobId: job.id }, 'a job failed without writing down why');
  }
}

async function drain(state: RunnerState, graceMs: number): Promise<void> {
  state.draining = true;
  for (const { id } of state.waiting.inOrder()) cancel(state, id, drainingError());
  await Promise.race([allDone(state), delay(graceMs, undefined, { ref: false })]);
  for (const { controller } of state.running.values()) controller.abort(drainingError());
  await allDone(state);
}

async function allDone(state: RunnerState): Promise<void> {
  while (state.running.size + state.ending.size > 0) {
    await Promise.all([...[...state.running.values()].map(({ done }) => done), ...state.ending]);
  }
}

function drainingError(): AppError {
  return new AppError('SERVER_DRAINING', 'the server is stopping and takes no new work', {
    retryAfterMs: RETRY_AFTER_MS.unknown,
  });
}
