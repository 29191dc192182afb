// Memory that two processes of ours share through a file descriptor: what is large is copied in and out of it, which
// costs neither a serializer nor rounds of a pipe.
import { closeSync, ftruncateSync, openSync, statfsSync, unlinkSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

export interface MemoryFile {
  /** For a child to inherit; of this process until `close`. */
  readonly fd: number;
  readonly sizeBytes: number;
  close(): void;
}

/** Memory on every Linux, in containers too; nothing that is written there reaches a disk but by way of swap. */
const FOLDER = '/dev/shm';
/** Linux' TMPFS_MAGIC: a machine may have made an ordinary folder of it. */
const TMPFS = 0x01021994;
/** Containers have 64 MiB by default: what others there need is left to them. */
const MAX_SHARE = 0.5;

/**
 * A file without a name, which takes memory as it is written to and gives it back with its last descriptor, however its
 * processes end. Undefined where the system has no such place, or no room there.
 */
export function openMemoryFile(sizeBytes: number): MemoryFile | undefined {
  try {
    if (!hasRoom(sizeBytes)) return undefined;
    const fd = openNameless(sizeBytes);
    return {
      fd,
      sizeBytes,
      close: () => {
        closeSync(fd);
      },
    };
  } catch {
    // Not Linux, or a container without it, or one that may not write there.
    return undefined;
  }
}

function hasRoom(sizeBytes: number): boolean {
  const { type, bavail, bsize } = statfsSync(FOLDER);
  return type === TMPFS && sizeBytes <= bavail * bsize * MAX_SHARE;
}

function openNameless(sizeBytes: number): number {
  const name = path.join(FOLDER, `sentinode-${randomUUID()}`);
  const fd = openSync(name, 'wx+', 0o600);
  try {
    unlinkSync(name);
    ftruncateSync(fd, sizeBytes);
    return fd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}
