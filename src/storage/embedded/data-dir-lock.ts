// One process owns a data folder: two would give the same event numbers twice and sweep each other's uploads.
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../domain/errors/app-error.js';
import type { Clock } from '../../ports/clock.js';
import { errorCode } from './storage-error.js';

export interface DataDirLock {
  release(): Promise<void>;
}

/** Who holds the lock. `startTicks` tells a process from a later one with the same pid; null where /proc is absent. */
interface Holder {
  readonly pid: number;
  readonly startTicks: string | null;
  readonly host: string;
}

/** How often the holder shows that it lives; only other hosts (a shared volume) have to go by it. */
const HEARTBEAT_MS = 5_000;
/** Six missed heartbeats: long enough for a paused virtual machine, short enough for a restarted pod. */
const STALE_AFTER_MS = 30_000;

let attempts = 0;

/** Throws CONFIG_INVALID when another living process holds the folder. A dead one's lock is taken over. */
export async function lockDataDir(dataDir: string, clock: Clock): Promise<DataDirLock> {
  const path = join(dataDir, 'lock');
  const mine = await writeCandidate(path);
  try {
    if (!(await tryLink(mine, path))) await takeOver(mine, path, clock);
  } finally {
    await rm(mine, { force: true });
  }
  return heldLock(path, clock);
}

/**
 * Replaces a dead process's lock. Only one starter at a time may do so, and it looks again once it may: the lock is
 * never absent meanwhile, so that nobody can slip in between.
 */
async function takeOver(mine: string, path: string, clock: Clock): Promise<void> {
  const turn = `${path}.takeover`;
  if (!(await tryLink(mine, turn))) {
    // Its starter died within the few milliseconds of a takeover, or has just ended it.
    if (await isHeldByDead(turn, clock)) await rm(turn, { force: true });
    if (!(await tryLink(mine, turn))) throw inUse(undefined);
  }
  try {
    if (await isHeldByDead(path, clock)) await rename(mine, path);
    // Given back since the first look: then anyone may link it.
    else if (!(await tryLink(mine, path))) throw inUse(undefined);
  } finally {
    await rm(turn, { force: true });
  }
}

/** False when there is no such lock; throws CONFIG_INVALID when a living process holds it. */
async function isHeldByDead(path: string, clock: Clock): Promise<boolean> {
  const text = await readOrEmpty(path);
  if (text === '') return false;
  const holder = parseHolder(text);
  if (holder !== undefined && (await lives(holder, path, clock))) throw inUse(holder);
  return true;
}

function heldLock(path: string, clock: Clock): DataDirLock {
  const timer = setInterval(() => {
    const now = clock.now() / 1000;
    utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      await rm(path, { force: true });
    },
  };
}

/** A linked file appears with its content, where an exclusively created one is empty for a moment. */
async function writeCandidate(path: string): Promise<string> {
  const self: Holder = { pid: process.pid, startTicks: await startTicksOf('self'), host: hostname() };
  attempts += 1;
  const candidate = `${path}.${process.pid}-${attempts}`;
  await rm(candidate, { force: true });
  const handle = await open(candidate, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(self));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return candidate;
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function lives(holder: Holder, path: string, clock: Clock): Promise<boolean> {
  if (holder.host !== hostname()) {
    const { mtimeMs } = await stat(path);
    return clock.now() - mtimeMs < STALE_AFTER_MS;
  }
  // In a container every start has the same pid: a lock of our own pid and start is ours from this very process.
  if (!isRunning(holder.pid)) return false;
  return holder.startTicks === null || (await startTicksOf(String(holder.pid))) === holder.startTicks;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat: when the process started, in ticks since boot. */
async function startTicksOf(pid: string): Promise<string | null> {
  const text = await readOrEmpty(`/proc/${pid}/stat`);
  const afterName = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return afterName[19] ?? null;
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, startTicks, host } = value as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, startTicks: startTicks ?? null, host }
      : undefined;
  } catch {
    return undefined;
  }
}

function inUse(holder: Holder | undefined): AppError {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on host ${holder.host}`;
  return new AppError('CONFIG_INVALID', `the data folder is in use by ${who}; stop it or choose another dataDir`);
}
