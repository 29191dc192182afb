import { AppError } from '../../domain/errors/app-error.js';
import type { Upload, UploadChunk, UploadFileSpec, UploadSpec, UploadState } from '../../domain/uploads/upload.js';
import type { SlideFile__Output } from '../../gen/sentinode/v1/SlideFile.js';
import type { Upload as UploadMessage } from '../../gen/sentinode/v1/Upload.js';
import type { UploadChunk__Output } from '../../gen/sentinode/v1/UploadChunk.js';
import type { UploadHeader__Output } from '../../gen/sentinode/v1/UploadHeader.js';
import type { UploadState as UploadStateName } from '../../gen/sentinode/v1/UploadState.js';
import { toTimestamp } from './common.js';
import { integerIn, invalidField } from './fields.js';

/** Larger chunks gain no speed and cost memory in every stream. */
const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

const UPLOAD_STATES: Readonly<Record<UploadState, UploadStateName>> = {
  active: 'UPLOAD_STATE_ACTIVE',
  complete: 'UPLOAD_STATE_COMPLETE',
  finished: 'UPLOAD_STATE_FINISHED',
};

/** Values as they came; the domain checks them all at once (`validateUploadSpec`). */
export function fromUploadHeader(header: UploadHeader__Output): UploadSpec {
  const spacing = header.spacingOverride;
  return {
    files: header.files.map(fromSlideFile),
    ...(spacing && { spacingOverride: { mppX: spacing.mppX, mppY: spacing.mppY } }),
    displayName: header.displayName,
    requestId: header.requestId,
  };
}

function fromSlideFile({ name, sizeBytes, sha256 }: SlideFile__Output): UploadFileSpec {
  return { name, sizeBytes, ...(sha256.length > 0 && { sha256: sha256.toString('hex') }) };
}

export function fromUploadChunk(chunk: UploadChunk__Output): UploadChunk {
  if (chunk.data.length === 0) throw invalidField('chunk.data', 'is empty');
  if (chunk.data.length > MAX_CHUNK_BYTES) throw chunkTooLarge(chunk.data.length);
  return {
    fileIndex: chunk.fileIndex,
    offsetBytes: integerIn(chunk.offsetBytes, 'chunk.offset_bytes', { min: 0, max: Number.MAX_SAFE_INTEGER }),
    data: chunk.data,
    ...(chunk.crc32c !== undefined && { crc32c: chunk.crc32c }),
  };
}

function chunkTooLarge(bytes: number): AppError {
  return new AppError('UPLOAD_TOO_LARGE', `a chunk of ${bytes} bytes exceeds ${MAX_CHUNK_BYTES}`, {
    metadata: { maxChunkBytes: String(MAX_CHUNK_BYTES) },
    fieldViolations: [{ field: 'chunk.data', description: `exceeds ${MAX_CHUNK_BYTES} bytes` }],
  });
}

export function toUpload(upload: Upload): UploadMessage {
  return {
    id: upload.id,
    state: UPLOAD_STATES[upload.state],
    files: upload.files.map(({ name, sizeBytes, committedBytes }) => ({ name, sizeBytes, committedBytes })),
    createTime: toTimestamp(upload.createTimeMs),
    expireTime: toTimestamp(upload.expireTimeMs),
    slideId: upload.slideId ?? '',
  };
}
