import { untilAborted } from '../../domain/async/until-aborted.js';
import type { UploadChunk, UploadFileSpec } from '../../domain/uploads/upload.js';
import { checkChunk } from './check-chunk.js';
import { createPaceWatch } from './pace-watch.js';
import { COMMIT_EVERY_BYTES } from './upload-limits.js';
import type { UploadPorts } from './upload-ports.js';

export interface ChunkTarget {
  readonly uploadId: string;
  readonly files: readonly UploadFileSpec[];
}

/**
 * Appends the chunks one by one (the source is read no faster) and commits as it goes. However it ends, what came
 * whole is committed first, so that the client goes on there. Returns the committed bytes a file. Throws
 * DEADLINE_EXCEEDED when no chunk comes for MAX_SILENCE_MS, or too few bytes.
 */
export async function writeChunks(
  {
    blobs,
    digests,
    clock,
    settings,
    metrics,
  }: Pick<UploadPorts, 'blobs' | 'digests' | 'clock' | 'settings' | 'metrics'>,
  target: ChunkTarget,
  chunks: AsyncIterable<UploadChunk>,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const lengths = [...(await blobs.rewind(target.uploadId))];
  const pace = createPaceWatch(clock, settings.minUploadBytesPerSecond);
  try {
    let uncommittedBytes = 0;
    pace.waiting();
    for await (const chunk of untilAborted(chunks, AbortSignal.any([signal, pace.signal]))) {
      pace.heard(chunk.data.length);
      checkChunk(chunk, target.files, lengths, digests);
      await blobs.append(target.uploadId, chunk.fileIndex, chunk.data);
      metrics.uploaded(chunk.data.length);
      lengths[chunk.fileIndex] = chunk.offsetBytes + chunk.data.length;
      uncommittedBytes += chunk.data.length;
      if (uncommittedBytes >= COMMIT_EVERY_BYTES) {
        await blobs.commit(target.uploadId);
        uncommittedBytes = 0;
      }
      pace.waiting();
    }
  } catch (error) {
    // The client is told of the first failure; should this commit fail too, the next stream starts further back.
    await blobs.commit(target.uploadId).catch(() => undefined);
    throw error;
  } finally {
    pace.stop();
  }
  return blobs.commit(target.uploadId);
}
