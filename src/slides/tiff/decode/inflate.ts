import { promisify } from 'node:util';
import { inflate as inflateByZlib } from 'node:zlib';
import { explainFailure, ImageError } from '../../../image/image-error.js';

const inflateOffTheLoop = promisify(inflateByZlib);

/**
 * Inflates and checks the sum (RFC 1950), off the event loop. libtiff stops at the last pixel and never sees the sum: a
 * tile with zeros in its midst would pass for a black or a plain one.
 */
export async function inflate(compressed: Uint8Array, maxOutputLength: number): Promise<Uint8Array> {
  try {
    // One round of the thread pool for a chunk instead of one for every 16 KiB.
    return await inflateOffTheLoop(compressed, { maxOutputLength, chunkSize: Math.max(64, maxOutputLength + 1) });
  } catch (error) {
    // zlib refuses in these words what would unpack to more.
    const tooLarge = error instanceof RangeError ? `it unpacks to more than its ${maxOutputLength} bytes` : undefined;
    throw new ImageError(`Deflate: ${tooLarge ?? explainFailure(error)}`, { cause: error });
  }
}
