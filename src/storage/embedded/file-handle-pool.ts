import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { PRIVATE_FILE_MODE } from './durable-file.js';

/** Open files of uploads: a series of 10,000 files must not meet the limit on descriptors (often 1,024). */
const MAX_IDLE_HANDLES = 64;

/** Keeps recently written files open between chunks. A handle is never closed while it is used. */
export interface FileHandlePool {
  /** Opens (creating it when missing) the file for `use`; calls of one path may overlap. */
  use<T>(path: string, use: (handle: FileHandle) => Promise<T>): Promise<T>;
  /** Closes idle files whose path begins with `prefix`. */
  closeBelow(prefix: string): Promise<void>;
}

interface PooledHandle {
  readonly handle: Promise<FileHandle>;
  users: number;
}

export function createFileHandlePool(): FileHandlePool {
  const pool = new Map<string, PooledHandle>();
  const close = async (path: string, entry: PooledHandle): Promise<void> => {
    pool.delete(path);
    await (await entry.handle).close();
  };
  const trim = async (): Promise<void> => {
    for (const [path, entry] of pool) {
      if (pool.size <= MAX_IDLE_HANDLES) return;
      if (entry.users === 0) await close(path, entry);
    }
  };
  return {
    use: async (path, use) => {
      const entry = pool.get(path) ?? { handle: openForWriting(path), users: 0 };
      entry.users += 1;
      // Re-inserted, so that the map's order is that of use.
      pool.delete(path);
      pool.set(path, entry);
      try {
        return await use(await entry.handle);
      } catch (error) {
        await forgetUnopened(pool, path, entry);
        throw error;
      } finally {
        entry.users -= 1;
        await trim();
      }
    },
    closeBelow: async (prefix) => {
      for (const [path, entry] of [...pool]) {
        if (path.startsWith(prefix) && entry.users === 0) await close(path, entry);
      }
    },
  };
}

/** Never through a link: nothing but the service creates files here, so a link is not its own. */
function openForWriting(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, PRIVATE_FILE_MODE);
}

async function forgetUnopened(pool: Map<string, PooledHandle>, path: string, entry: PooledHandle): Promise<void> {
  const opened = await entry.handle.then(
    () => true,
    () => false,
  );
  if (!opened && pool.get(path) === entry) pool.delete(path);
}
