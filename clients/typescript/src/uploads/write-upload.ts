import { SentinodeError } from '../errors/sentinode-error.js';
import { UploadState, type Upload, type WriteUploadRequest } from '../gen/sentinode/v1/slide.js';
import { present } from '../present.js';
import { uploadChunks } from './upload-chunks.js';
import type { UploadSession } from './upload-session.js';

/**
 * One stream carries this much and lasts this long, so that `committedBytes` grows steadily and a draining server is
 * soon let go. Its end costs a round trip and the server's last fsync, which over a fast link no stream of 32 MiB is
 * worth.
 */
const SEGMENT_BYTES = 32 * 1024 * 1024;
const SEGMENT_MS = 5_000;

/** Sends what the server lacks until it has all; after a failure it asks the server where to go on. */
export async function writeUpload(session: UploadSession, created: Upload): Promise<void> {
  let upload = created;
  let stale = false;
  while (upload.state === UploadState.ACTIVE) {
    try {
      const next = stale ? await currentUpload(session, upload.id) : await writeSegment(session, upload);
      if (committedBytes(next) > committedBytes(upload)) session.tries.advanced();
      upload = next;
      stale = false;
    } catch (error) {
      await session.tries.pauseAfter(error);
      stale = true;
    }
  }
}

async function writeSegment(session: UploadSession, upload: Upload): Promise<Upload> {
  const response = await session.slides.writeUpload(segmentRequests(session, upload), session.callOptions);
  const written = present(response.upload, 'WriteUpload');
  // Without this an upload that the server takes but never counts would go round for ever.
  if (written.state === UploadState.ACTIVE && committedBytes(written) <= committedBytes(upload)) throw notCounted();
  return written;
}

async function* segmentRequests(
  session: UploadSession,
  upload: Upload,
): AsyncGenerator<WriteUploadRequest, void, undefined> {
  const committed = committedBytes(upload);
  let sentBytes = committed;
  session.report('uploading', sentBytes, committed);
  const startedMs = performance.now();
  const isEnough = (bytes: number): boolean => bytes >= SEGMENT_BYTES && performance.now() - startedMs >= SEGMENT_MS;
  const limits = { chunkBytes: session.chunkBytes, isEnough };
  for await (const chunk of uploadChunks(session.files, upload, limits)) {
    yield { uploadId: upload.id, chunk };
    sentBytes += chunk.data.byteLength;
    session.report('uploading', sentBytes, committed);
  }
}

async function currentUpload(session: UploadSession, uploadId: string): Promise<Upload> {
  const { upload } = await session.slides.getUpload({ uploadId }, session.callOptions);
  return present(upload, 'GetUpload');
}

function committedBytes(upload: Upload): number {
  return upload.files.reduce((sum, file) => sum + file.committedBytes, 0);
}

function notCounted(): SentinodeError {
  return new SentinodeError({
    code: 'INTERNAL',
    message: 'the server committed nothing of what was sent',
    method: 'WriteUpload',
  });
}
