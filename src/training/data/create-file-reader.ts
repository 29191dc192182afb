import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A file that takes longer is on a slow disk or network, where many must be fetched at a time. */
const SLOW_MS = 2;
/** So many are fetched aside before a direct read is tried again. */
const FILES_ASIDE = 1_000;

export interface FileAccess {
  readNow(file: string): Uint8Array;
  readAside(file: string): Promise<Uint8Array>;
  nowMs(): number;
}

const DISK: FileAccess = { readNow: (file) => readFileSync(file), readAside: readFile, nowMs: () => performance.now() };

/**
 * Reads small files on the calling thread while that is quick, as it is from the system's cache: a tenth of the
 * processor time of four steps through the thread pool. Once a read was slow, files are read aside for a while.
 */
export function createFileReader(access: FileAccess = DISK): (file: string) => Promise<Uint8Array> {
  let aside = 0;
  return async (file) => {
    if (aside > 0) {
      aside -= 1;
      return access.readAside(file);
    }
    const startMs = access.nowMs();
    const bytes = access.readNow(file);
    if (access.nowMs() - startMs > SLOW_MS) aside = FILES_ASIDE;
    return bytes;
  };
}
