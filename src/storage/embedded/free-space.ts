import { statfs } from 'node:fs/promises';

/** Kept free for records, events and score tables, so that running work can still be ended cleanly. */
export const RESERVED_BYTES = 64 * 1024 * 1024;

/** Bytes that an unprivileged process may still write on the file system of `path`. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
