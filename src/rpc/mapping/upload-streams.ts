// The framing of the two upload streams: which message may come when.
import { AppError } from '../../domain/errors/app-error.js';
import type { UploadChunk, UploadSpec } from '../../domain/uploads/upload.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { UploadSlideRequest__Output } from '../../gen/sentinode/v1/UploadSlideRequest.js';
import type { WriteUploadRequest__Output } from '../../gen/sentinode/v1/WriteUploadRequest.js';
import { requiredMessage, requiredText } from './fields.js';
import { takeFirst } from './take-first.js';
import { fromUploadChunk, fromUploadHeader } from './upload.js';

/** Header, then chunks; throws UPLOAD_HEADER_MISSING for any other order. */
export async function fromUploadSlideStream(
  requests: AsyncIterable<UploadSlideRequest__Output>,
): Promise<{ readonly spec: UploadSpec; readonly chunks: AsyncIterable<UploadChunk> }> {
  const { first, rest } = await takeFirst(requests);
  if (!first?.header)
    throw headerMissing(
      first ? 'the stream begins with a chunk instead of its header' : 'the stream ended before its header',
    );
  return { spec: fromUploadHeader(first.header), chunks: chunksAfterHeader(rest) };
}

async function* chunksAfterHeader(requests: AsyncIterable<UploadSlideRequest__Output>): AsyncIterable<UploadChunk> {
  for await (const request of requests) {
    if (request.header) throw headerMissing('the stream carries a second header');
    yield fromUploadChunk(requiredMessage(request.chunk, 'chunk'));
  }
}

/** The id of the first message, then every message's chunk. */
export async function fromWriteUploadStream(
  requests: AsyncIterable<WriteUploadRequest__Output>,
): Promise<{ readonly uploadId: string; readonly chunks: AsyncIterable<UploadChunk> }> {
  const { first, rest } = await takeFirst(requests);
  const uploadId = requiredText(first?.uploadId ?? '', 'upload_id');
  return { uploadId, chunks: chunksOfUpload(uploadId, first, rest) };
}

async function* chunksOfUpload(
  uploadId: string,
  first: WriteUploadRequest__Output | undefined,
  rest: AsyncIterable<WriteUploadRequest__Output>,
): AsyncIterable<UploadChunk> {
  if (first) yield fromUploadChunk(requiredMessage(first.chunk, 'chunk'));
  for await (const request of rest) {
    if (request.uploadId !== '' && request.uploadId !== uploadId)
      throw invalidField('upload_id', 'differs from that of the first message');
    yield fromUploadChunk(requiredMessage(request.chunk, 'chunk'));
  }
}

function headerMissing(message: string): AppError {
  return new AppError('UPLOAD_HEADER_MISSING', message);
}
