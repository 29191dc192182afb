import { untilAborted } from '../../domain/async/until-aborted.js';
import type { UploadChunk, UploadFileSpec } from '../../domain/uploads/upload.js';
import type { BlobStore } from '../../ports/blob-store.js';
import type { Digests } from '../../ports/digests.js';
import { checkChunk } from './check-chunk.js';
import { createSilenceWatch } from './silence-watch.js';
import { COMMIT_EVERY_BYTES } from './upload-limits.js';

export interface ChunkTarget {
  readonly uploadId: string;
  readonly files: readonly UploadFileSpec[];
}

/**
 * Appends the chunks one by one (the source is read no faster) and commits as it goes. However it ends, what came
 * whole is committed first, so that the client goes on there. Returns the committed bytes a file. Throws
 * DEADLINE_EXCEEDED when no chunk comes for MAX_SILENCE_MS.
 */
export async function writeChunks(
  { blobs, digests }: { readonly blobs: BlobStore; readonly digests: Digests },
  target: ChunkTarget,
  chunks: AsyncIterable<UploadChunk>,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const lengths = [...(await blobs.rewind(target.uploadId))];
  const silence = createSilenceWatch();
  try {
    let uncommittedBytes = 0;
    silence.waiting();
    for await (const chunk of untilAborted(chunks, AbortSignal.any([signal, silence.signal]))) {
      silence.heard();
      checkChunk(chunk, target.files, lengths, digests);
      await blobs.append(target.uploadId, chunk.fileIndex, chunk.data);
      lengths[chunk.fileIndex] = chunk.offsetBytes + chunk.data.length;
      uncommittedBytes += chunk.data.length;
      if (uncommittedBytes >= COMMIT_EVERY_BYTES) {
        await blobs.commit(target.uploadId);
        uncommittedBytes = 0;
      }
      silence.waiting();
    }
  } catch (error) {
    // The client is told of the first failure; should this commit fail too, the next stream starts further back.
    await blobs.commit(target.uploadId).catch(() => undefined);
    throw error;
  } finally {
    silence.heard();
  }
  return blobs.commit(target.uploadId);
}
