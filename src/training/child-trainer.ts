// The Trainer port by child processes: one a run, so that training never shares a process with serving.
import type { ChildProcess } from 'node:child_process';
import { AppError } from '../domain/errors/app-error.js';
import type { ProcessVitals } from '../ports/metrics.js';
import type { Trainer, TrainingRunEvent, TrainingWork } from '../ports/trainer.js';
import { forkModule } from '../process/fork-module.js';
import { reviveError } from '../process/wire-error.js';
import { createEventQueue, type EventQueue } from './event-queue.js';
import type { TrainingReply, TrainingRequest } from './messages.js';
import type { TrainingDevicePreference } from './training-device.js';

export interface ChildTrainerOptions {
  /** Default `auto`. */
  readonly device?: TrainingDevicePreference;
  /** Whether that device is there: undefined when it is, else the remedy. */
  readonly unavailability: () => Promise<string | undefined>;
  /** Where what is found in training data is kept between runs; absent: it is not. */
  readonly indexDir?: string;
  /** Told now and then how the child is, and undefined when it has ended. */
  readonly onVitals?: (vitals: ProcessVitals | undefined) => void;
  /** Threads that compute; absent: as many as there are cores. */
  readonly threads?: number;
}

/** A cancelled child finishes its step (seconds at most) and writes a checkpoint; past this it is killed. */
const CANCEL_GRACE_MS = 30_000;

/**
 * glibc gives large blocks back to the system after each step and faults them in again at the next:
 * keeping them makes a step of InceptionV3 15 % faster, for about 1 GiB that stays with the child until it ends.
 */
const KEEP_LARGE_BLOCKS = {
  MALLOC_MMAP_THRESHOLD_: '2147483648',
  MALLOC_TRIM_THRESHOLD_: '8294967296',
  MALLOC_TOP_PAD_: '536870912',
};

export function createChildTrainer(options: ChildTrainerOptions): Trainer {
  const { device = 'auto', unavailability, indexDir, threads, onVitals = () => undefined } = options;
  const env = { ...KEEP_LARGE_BLOCKS, ...(threads !== undefined && { TF_NUM_INTRAOP_THREADS: String(threads) }) };
  const child: ChildSetup = { env, onVitals };
  return { unavailability, train: (work, signal) => train({ work: withIndex(work, indexDir), device }, child, signal) };
}

function withIndex(work: TrainingWork, indexDir: string | undefined): TrainingWork {
  if (indexDir === undefined) return work;
  return { ...work, data: { ...work.data, indexDir } };
}

interface ChildSetup {
  readonly env: Readonly<Record<string, string>>;
  readonly onVitals: (vitals: ProcessVitals | undefined) => void;
}

async function* train(
  start: Omit<Extract<TrainingRequest, { type: 'start' }>, 'type'>,
  { env, onVitals }: ChildSetup,
  signal: AbortSignal,
): AsyncGenerator<TrainingRunEvent> {
  signal.throwIfAborted();
  const child = forkModule(import.meta.url, './child.js', { env });
  const queue = createEventQueue();
  const exited = watchChild(child, queue, onVitals);
  const cancel = (): void => {
    tell(child, { type: 'cancel' });
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    tell(child, { type: 'start', ...start });
    yield* queue;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    await stop(child, exited);
    onVitals(undefined);
  }
}

/** Feeds the queue; resolves when the child is gone. */
function watchChild(child: ChildProcess, queue: EventQueue, onVitals: ChildSetup['onVitals']): Promise<void> {
  child.on('message', (reply: TrainingReply) => {
    switch (reply.type) {
      case 'event':
        queue.push(reply.event);
        break;
      case 'vitals':
        onVitals(reply.vitals);
        break;
      case 'failed':
        queue.end(reviveError(reply.error));
        break;
      case 'done':
        queue.end();
        break;
    }
  });
  return new Promise((resolve) => {
    const gone = (how: string, cause?: unknown): void => {
      queue.end(new AppError('ENGINE_CRASHED', `the training process ended (${how})`, { cause }));
      resolve();
    };
    child.once('error', (error) => {
      gone('it could not be started', error);
    });
    child.once('exit', (code, signalName) => {
      gone(signalName ?? `exit code ${String(code)}`);
    });
  });
}

/** Asks the child to write its checkpoint and go; kills it when it does not. */
async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  tell(child, { type: 'cancel' });
  const timer = setTimeout(() => child.kill('SIGKILL'), CANCEL_GRACE_MS);
  await exited;
  clearTimeout(timer);
}

function tell(child: ChildProcess, request: TrainingRequest): void {
  // A child that is already gone is met by its exit event.
  if (child.connected) child.send(request, () => undefined);
}
