import { AppError } from '../../domain/errors/app-error.js';
import type { Upload, UploadFileStatus } from '../../domain/uploads/upload.js';

/** The upload as it stands: its row with what is durable now. A finished one holds everything. */
export function describeUpload(row: Upload, committed: readonly number[] | undefined): Upload {
  const files = row.spec.files.map(({ name, sizeBytes }, index): UploadFileStatus => ({
    name,
    sizeBytes,
    committedBytes: row.state === 'finished' ? sizeBytes : (committed?.[index] ?? 0),
  }));
  if (row.state === 'finished') return { ...row, files };
  return { ...row, files, state: firstMissing(files) === undefined ? 'complete' : 'active' };
}

/** Throws UPLOAD_INCOMPLETE naming the first file that misses bytes. */
export function requireComplete(files: readonly UploadFileStatus[]): void {
  const missing = firstMissing(files);
  if (missing === undefined) return;
  const { index, file } = missing;
  const message = `file ${index} has ${file.committedBytes} of ${file.sizeBytes} bytes`;
  throw new AppError('UPLOAD_INCOMPLETE', message, {
    metadata: {
      fileIndex: String(index),
      committedBytes: String(file.committedBytes),
      sizeBytes: String(file.sizeBytes),
    },
  });
}

function firstMissing(files: readonly UploadFileStatus[]): { index: number; file: UploadFileStatus } | undefined {
  const index = files.findIndex((file) => file.committedBytes < file.sizeBytes);
  const file = files[index];
  return file === undefined ? undefined : { index, file };
}
