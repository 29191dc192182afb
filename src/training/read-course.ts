import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EVENT_LOG } from './run-files.js';
import type { EpochEvent } from './training-event.js';

/**
 * A run's epochs as its folder's log has them; none where there is no log. Of an epoch that was done again after a
 * crash the later event counts, and a line that the crash tore is passed over.
 */
export async function readCourse(runFolder: string): Promise<readonly EpochEvent[]> {
  const text = await readFile(path.join(runFolder, EVENT_LOG), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  const epochs = new Map<number, EpochEvent>();
  for (const line of text.split('\n')) {
    const event = parse(line);
    if (event?.type === 'epoch') epochs.set(event.epoch, event);
  }
  return [...epochs.values()].sort((a, b) => a.epoch - b.epoch);
}

function parse(line: string): EpochEvent | undefined {
  try {
    return JSON.parse(line) as EpochEvent;
  } catch {
    return undefined;
  }
}
