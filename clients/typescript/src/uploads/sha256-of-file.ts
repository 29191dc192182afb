import { createHash } from 'node:crypto';
import type { SourceFile } from './upload-file.js';

/** Bytes read at a time: large enough for a disk's full speed, small beside any slide. */
const BLOCK_BYTES = 1024 * 1024;

/** SHA-256 of the whole file, 32 bytes; `onBytes` hears of every block. */
export async function sha256OfFile(
  file: SourceFile,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < file.sizeBytes; offset += BLOCK_BYTES) {
    signal?.throwIfAborted();
    const block = await file.read(offset, Math.min(BLOCK_BYTES, file.sizeBytes - offset));
    hash.update(block);
    onBytes(block.byteLength);
  }
  return hash.digest();
}
