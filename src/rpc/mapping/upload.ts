import { AppError } from '../../domain/errors/app-error.js';
import type { Upload, UploadChunk, UploadFileSpec, UploadSpec, UploadState } from '../../domain/uploads/upload.js';
import type { SlideFile__Output } from '../../gen/sentinode/v1/SlideFile.js';
import type { Upload as UploadMessage } from '../../gen/sentinode/v1/Upload.js';
import type { UploadChunk__Output } from '../../gen/sentinode/v1/UploadChunk.js';
import type { UploadHeader__Output } from '../../gen/sentinode/v1/UploadHeader.js';
import type { UploadState as UploadStateName } from '../../gen/sentinode/v1/UploadState.js';
import { fromSpacing, toTimestamp } from './common.js';
import { boundedText, integerIn, invalidField, optionalSha256 } from './fields.js';

/** A DICOM series of one slide has hundreds of files at most; more is a mistake. */
const MAX_FILES = 10_000;
const MAX_FILE_NAME_BYTES = 255;
export const MAX_DISPLAY_NAME_CHARACTERS = 200;
export const MAX_REQUEST_ID_CHARACTERS = 128;
/** Larger chunks gain no speed and cost memory in every stream. */
const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

const UPLOAD_STATES: Readonly<Record<UploadState, UploadStateName>> = {
  active: 'UPLOAD_STATE_ACTIVE',
  complete: 'UPLOAD_STATE_COMPLETE',
  finished: 'UPLOAD_STATE_FINISHED',
};

export function fromUploadHeader(header: UploadHeader__Output): UploadSpec {
  if (header.files.length < 1 || header.files.length > MAX_FILES) throw invalidField('header.files', `does not hold 1 to ${MAX_FILES} files`);
  return {
    files: header.files.map((file, index) => fromSlideFile(file, `header.files[${index}]`)),
    ...(header.spacingOverride && { spacingOverride: fromSpacing(header.spacingOverride, 'header.spacing_override') }),
    displayName: boundedText(header.displayName, 'header.display_name', MAX_DISPLAY_NAME_CHARACTERS),
    requestId: boundedText(header.requestId, 'header.request_id', MAX_REQUEST_ID_CHARACTERS),
  };
}

function fromSlideFile(file: SlideFile__Output, field: string): UploadFileSpec {
  const sha256 = optionalSha256(file.sha256, `${field}.sha256`);
  if (file.sizeBytes === 0) throw emptyFile(`${field}.size_bytes`);
  return {
    name: fileName(file.name, `${field}.name`),
    sizeBytes: integerIn(file.sizeBytes, `${field}.size_bytes`, { min: 1, max: Number.MAX_SAFE_INTEGER }),
    ...(sha256 !== undefined && { sha256 }),
  };
}

/** A relative path that cannot leave the upload's folder on any platform. */
function fileName(name: string, field: string): string {
  const bytes = Buffer.byteLength(name);
  if (bytes < 1 || bytes > MAX_FILE_NAME_BYTES) throw invalidField(field, `does not have 1 to ${MAX_FILE_NAME_BYTES} bytes`);
  if (/[\p{Cc}\\]/u.test(name)) throw invalidField(field, 'has a control character or a backslash');
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw invalidField(field, 'is not a relative name: it has an empty part, `.` or `..`');
  }
  return name;
}

function emptyFile(field: string): AppError {
  return new AppError('SLIDE_EMPTY', `${field}: the file has no bytes`, {
    fieldViolations: [{ field, description: 'the file has no bytes' }],
  });
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
