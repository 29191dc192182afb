// A bounded queue of long work. Rows say what a job is; the runner only says when it runs.
import type { AppError } from '../domain/errors/app-error.js';
import type { WorkPriority } from '../domain/scheduling/work-priority.js';

export interface Job {
  readonly id: string;
  readonly tenant: string;
  /** What it costs: at most so many patches; absent: nothing that is counted. */
  readonly patches?: number;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
  /**
   * Called once, when its turn comes; `signal.reason` is the AppError that stops it.
   * A job that is cancelled while it waits is called at once with an aborted signal, so that it ends in one place.
   * It must not reject: what it throws is a defect and only logged.
   */
  run(signal: AbortSignal): Promise<void>;
}

export interface SubmitOptions {
  /** Work that was accepted before a restart: it joins the queue whatever its length. */
  readonly recovered?: boolean;
}

export interface JobRunner {
  /** Takes the job in or throws QUEUE_FULL (with retryAfterMs) or SERVER_DRAINING; never both runs and throws. */
  submit(job: Job, options?: SubmitOptions): void;
  /**
   * From 1 while it waits, by priority and then by age, 0 while it runs; undefined when the runner does not hold it.
   * One whom more urgent work has passed over often enough starts sooner than this tells.
   */
  position(jobId: string): number | undefined;
  /** How many jobs run and how many wait. */
  load(): { readonly underWay: number; readonly waiting: number };
  /** Stops a waiting or running job; false when the runner does not hold it. */
  cancel(jobId: string, reason: AppError): boolean;
  /**
   * Takes nothing new, stops what waits, gives what runs `graceMs`, then stops it too. Resolves when no job is left.
   */
  drain(graceMs: number): Promise<void>;
}
