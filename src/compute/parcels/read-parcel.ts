import { readSync } from 'node:fs';
import type { BufferPool } from '../../domain/collections/buffer-pool.js';
import { AppError } from '../../domain/errors/app-error.js';
import { PARCEL_FD, type Parcel, type SentPatch } from './parcel.js';

/** Copies a patch's bytes to the start of `target`, which has room for them. */
export function copyBytes(patch: SentPatch, target: Uint8Array): void {
  if ('parcel' in patch) readParcel(patch.parcel, target);
  else target.set(patch.data);
}

/** A patch's bytes: its own, or a copy in memory of the pool, to which it may be given back. */
export function bytesOf(patch: SentPatch, pool: BufferPool): Uint8Array {
  if (!('parcel' in patch)) return patch.data;
  // Files are hardly ever of one size; of these sizes few serve them all.
  const room = 2 ** Math.ceil(Math.log2(patch.parcel.bytes));
  const bytes = pool.take(room).subarray(0, patch.parcel.bytes);
  readParcel(patch.parcel, bytes);
  return bytes;
}

/** A copy within memory: it waits for nothing, and going by the thread pool would take longer. */
function readParcel({ offset, bytes }: Parcel, target: Uint8Array): void {
  const got = readSync(PARCEL_FD, target, 0, bytes, offset);
  if (got !== bytes) throw new AppError('INTERNAL', `the shared memory holds ${got} of ${bytes} bytes at ${offset}`);
}
