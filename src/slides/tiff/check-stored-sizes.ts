import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { truncated } from '../slide-error.js';
import type { TiffDirectory } from './directory.js';

/** Sizes looked at together: 64 KiB of them, however many tiles there are. */
const PAGE = 8192;

/**
 * Throws SLIDE_TRUNCATED for a tile or strip of more bytes than the file has. OpenSlide 4.0.1 allocates what the file
 * claims, and ends the process where that cannot be: what our reader hands on is held to the file before.
 */
export async function checkStoredSizes(
  directories: readonly TiffDirectory[],
  fileBytes: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { name, tiling, subDirectories } of directories) {
    const { byteCounts, tiled } = tiling;
    for (let start = 0; start < byteCounts.length; start += PAGE) {
      throwIfAborted(signal);
      const counts = await byteCounts.slice(start, Math.min(PAGE, byteCounts.length - start));
      const index = counts.findIndex((count) => count > fileBytes);
      if (index < 0) continue;
      const what = `${tiled ? 'tile' : 'strip'} ${start + index} of ${name}`;
      throw truncated(`${what} has ${counts[index]!} bytes, but the file has ${fileBytes}`);
    }
    await checkStoredSizes(subDirectories, fileBytes, signal);
  }
}
