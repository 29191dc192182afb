// One piece of work's events on disk: a JSON line each, appended.
import { open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NumberedEvent } from '../../ports/record-store.js';
import { PRIVATE_FILE_MODE, syncFolder } from './durable-file.js';
import { errorCode } from './storage-error.js';

export interface StoredEvents<E> {
  readonly events: readonly NumberedEvent<E>[];
  /** Bytes of the whole lines; a torn last line lies behind them. */
  readonly lengthBytes: number;
}

/** Reads the numbered lines from the start as far as they are whole; an absent file has none. */
export async function readEvents<E>(path: string): Promise<StoredEvents<E>> {
  const text = await readOrEmpty(path);
  const events: NumberedEvent<E>[] = [];
  let lengthBytes = 0;
  let start = 0;
  for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
    const event = parseEvent<E>(text.subarray(start, end).toString('utf8'));
    if (event?.sequence !== events.length + 1) break;
    events.push(event);
    start = end + 1;
    lengthBytes = start;
  }
  return { events, lengthBytes };
}

/** Appends at `lengthBytes` and says the new length; on failure the file is cut back to `lengthBytes`. */
export async function appendEvent(
  path: string,
  lengthBytes: number,
  event: NumberedEvent<unknown>,
  durable: boolean,
): Promise<number> {
  const line = Buffer.from(`${JSON.stringify(event)}\n`, 'utf8');
  const handle = await open(path, lengthBytes === 0 ? 'w' : 'r+', PRIVATE_FILE_MODE);
  try {
    await handle.write(line, 0, line.length, lengthBytes);
    if (durable) await handle.sync();
  } catch (error) {
    // A full disk may hold half of the line; what the cut cannot mend, the next reader skips.
    await handle.truncate(lengthBytes).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  if (durable && lengthBytes === 0) await syncFolder(dirname(path));
  return lengthBytes + line.length;
}

/** Drops a torn last line. */
export async function cutEvents(path: string, lengthBytes: number): Promise<void> {
  try {
    await truncate(path, lengthBytes);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

const NEWLINE = 0x0a;

async function readOrEmpty(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function parseEvent<E>(line: string): NumberedEvent<E> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isEvent = typeof value === 'object' && value !== null && 'sequence' in value && 'event' in value;
    return isEvent ? (value as NumberedEvent<E>) : undefined;
  } catch {
    return undefined;
  }
}
