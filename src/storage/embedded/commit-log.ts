// What of a staging is durable: a line `[fileIndex,bytes]` a commit and file, written after the file's own fsync.
import { open, readFile } from 'node:fs/promises';
import { PRIVATE_FILE_MODE } from './durable-file.js';
import { errorCode } from './storage-error.js';

export interface FileLength {
  readonly fileIndex: number;
  readonly bytes: number;
}

export interface CommitLog {
  /** The last committed length of each file that has one. */
  readonly lengths: ReadonlyMap<number, number>;
  /** Bytes of the whole lines; a torn last line lies behind them and is overwritten by the next commit. */
  readonly lengthBytes: number;
}

export async function readCommitLog(path: string): Promise<CommitLog> {
  const text = await readOrEmpty(path);
  const lengthBytes = text.lastIndexOf('\n') + 1;
  const lengths = new Map<number, number>();
  for (const line of text.slice(0, lengthBytes).split('\n')) {
    const entry = parseLine(line);
    if (entry !== undefined) lengths.set(entry.fileIndex, entry.bytes);
  }
  return { lengths, lengthBytes };
}

/** Appends at `lengthBytes` and says the new length; on failure the log is cut back. Durable when it resolves. */
export async function appendCommits(
  path: string,
  lengthBytes: number,
  commits: readonly FileLength[],
): Promise<number> {
  const lines = Buffer.from(commits.map(({ fileIndex, bytes }) => `[${fileIndex},${bytes}]\n`).join(''), 'latin1');
  const handle = await open(path, 'r+', PRIVATE_FILE_MODE);
  try {
    await handle.write(lines, 0, lines.length, lengthBytes);
    await handle.truncate(lengthBytes + lines.length);
    await handle.sync();
  } catch (error) {
    await handle.truncate(lengthBytes).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return lengthBytes + lines.length;
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function parseLine(line: string): FileLength | undefined {
  const match = /^\[(\d+),(\d+)\]$/.exec(line);
  return match === null ? undefined : { fileIndex: Number(match[1]), bytes: Number(match[2]) };
}
