// Keeps one compute child alive: starts it, makes it ready, notices its end or its hanging, starts the next.
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../domain/errors/app-error.js';
import type { EngineStatus } from '../ports/compute-host.js';
import type { Log } from '../ports/log.js';
import type { ChildLink } from './link/child-link.js';
import { createAvailability, type Availability } from './link/availability.js';

export interface SupervisorOptions {
  readonly start: () => ChildLink;
  /** Loads what must live in every child; the child counts as up when it resolves. */
  readonly prepare: (link: ChildLink) => Promise<void>;
  /** Told when a child has ended without being asked to, be it before it was up: a loop of those is a loop of crashes. */
  readonly onEnd: (cause: 'crash' | 'hang') => void;
  readonly log: Log;
  readonly limits: SupervisorLimits;
}

export interface SupervisorLimits {
  /** Waits before each restart, the last one for good; the first is none: one crash costs no more than the start. */
  readonly backoffMs: readonly number[];
  /** A child that was up for this long counts as sound: the waits begin anew. */
  readonly stableMs: number;
  /** How long work waits for a child to come up before it fails. */
  readonly waitMs: number;
  /** How long a child may take to end by itself when the host closes. */
  readonly closeMs: number;
}

export const DEFAULT_SUPERVISOR_LIMITS: SupervisorLimits = {
  backoffMs: [0, 250, 500, 1000, 2000, 5000],
  stableMs: 30_000,
  waitMs: 30_000,
  closeMs: 2000,
};

/** A child that never came up in so many tries will not: the first start fails then. */
const MAX_FIRST_STARTS = 3;

export interface Supervisor {
  /** The child that is up. Rejects with ENGINE_CRASHED when none comes up in time, SERVER_DRAINING once closed. */
  link(signal?: AbortSignal): Promise<ChildLink>;
  /** Of the last child that came up; undefined before the first. */
  status(): EngineStatus | undefined;
  onHealthChange(listener: (healthy: boolean) => void): () => void;
  close(): Promise<void>;
}

/** Starts the first child at once. */
export function superviseChild(options: SupervisorOptions): Supervisor {
  const { log, limits } = options;
  const availability = createAvailability(limits.waitMs);
  const closing = new AbortController();
  const lives: Lives = { status: undefined, current: undefined };

  async function supervise(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted && !availability.isOver()) {
      try {
        const upMs = await liveOnce(options, availability, lives, closing.signal);
        failures = upMs >= limits.stableMs ? 0 : failures + 1;
      } catch (error) {
        failures += 1;
        log.error({ err: error, failures }, 'the compute child did not come up');
        const hasBeenUp = lives.status !== undefined;
        if (isHopeless(error, failures, hasBeenUp)) availability.set({ kind: 'over', error: startFailure(error) });
      }
      const backoff = limits.backoffMs[Math.min(failures, limits.backoffMs.length) - 1] ?? 0;
      if (!availability.isOver()) await delay(backoff, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const supervision = supervise();
  return {
    status: () => lives.status,
    onHealthChange: availability.onHealthChange,
    link: availability.link,
    close: async () => {
      availability.set({ kind: 'over', error: new AppError('SERVER_DRAINING', 'The compute host is closed.') });
      closing.abort();
      lives.current?.disconnect();
      const deadline = setTimeout(() => lives.current?.kill(), limits.closeMs);
      await supervision;
      clearTimeout(deadline);
    },
  };
}

interface Lives {
  /** Of the last child that took requests. */
  status: EngineStatus | undefined;
  current: ChildLink | undefined;
}

/** One child from its start to its end; resolves to how long it was up, in ms. Throws when it never came up. */
async function liveOnce(
  { start, prepare, onEnd, log }: SupervisorOptions,
  availability: Availability,
  lives: Lives,
  closing: AbortSignal,
): Promise<number> {
  const link = start();
  lives.current = link;
  try {
    lives.status = await link.started;
    await prepare(link);
  } catch (error) {
    link.kill();
    const { hung } = await link.exited;
    if (!closing.aborted) onEnd(hung ? 'hang' : 'crash');
    throw error;
  }
  const { engine, device, reason } = lives.status;
  log.info({ pid: link.pid, engine, device, reason }, 'the compute child is up');
  const upSince = performance.now();
  availability.set({ kind: 'up', link });
  const exit = await link.exited;
  availability.set({ kind: 'down' });
  if (!closing.aborted) {
    log.error({ pid: link.pid, ...exit }, 'the compute child ended and is started again');
    onEnd(exit.hung ? 'hang' : 'crash');
  }
  return performance.now() - upSince;
}

/** A child that says why it cannot serve will say it again; one that dies before it speaks gets some tries. */
function isHopeless(error: unknown, failures: number, hasBeenUp: boolean): boolean {
  return !hasBeenUp && (error instanceof AppError || failures >= MAX_FIRST_STARTS);
}

function startFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('ENGINE_UNAVAILABLE', `The compute process ended at its start, ${MAX_FIRST_STARTS} times.`, {
    cause: error,
  });
}
