import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { UploadChunk, UploadFileSpec } from '../../domain/uploads/upload.js';
import type { Digests } from '../../ports/digests.js';
import { MAX_CHUNK_BYTES } from './upload-limits.js';

/** Throws unless the chunk goes on exactly where its file stands, fits its announced size and is what was sent. */
export function checkChunk(
  chunk: UploadChunk,
  files: readonly UploadFileSpec[],
  lengths: readonly number[],
  digests: Digests,
): void {
  const file = files[chunk.fileIndex];
  const lengthBytes = lengths[chunk.fileIndex];
  if (file === undefined || lengthBytes === undefined) {
    throw invalidField('chunk.file_index', `must be below ${files.length}, the number of files`);
  }
  if (chunk.data.length === 0) throw invalidField('chunk.data', 'must not be empty');
  const facts = { fileIndex: String(chunk.fileIndex), committedBytes: String(lengthBytes) };
  if (chunk.data.length > MAX_CHUNK_BYTES) {
    throw tooLarge(`a chunk has ${chunk.data.length} bytes`, MAX_CHUNK_BYTES, 'must not be longer', facts);
  }
  if (chunk.offsetBytes !== lengthBytes) {
    const message = `the chunk starts at ${chunk.offsetBytes}, the file goes on at ${lengthBytes}`;
    throw new AppError('UPLOAD_OFFSET_MISMATCH', message, { metadata: facts });
  }
  if (lengthBytes + chunk.data.length > file.sizeBytes) {
    throw tooLarge(
      'the file would be longer than announced',
      file.sizeBytes,
      'must not go past the announced size',
      facts,
    );
  }
  if (chunk.crc32c !== undefined && digests.crc32c(chunk.data) !== chunk.crc32c) {
    throw new AppError('UPLOAD_CHECKSUM_MISMATCH', 'the chunk does not match its CRC-32C', { metadata: facts });
  }
}

function tooLarge(what: string, limitBytes: number, rule: string, facts: Readonly<Record<string, string>>): AppError {
  return new AppError('UPLOAD_TOO_LARGE', `${what}; the limit is ${limitBytes} bytes`, {
    metadata: { ...facts, limitBytes: String(limitBytes) },
    fieldViolations: [{ field: 'chunk.data', description: `${rule} (${limitBytes} bytes)` }],
  });
}
