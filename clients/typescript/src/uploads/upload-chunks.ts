import { crc32c } from '@node-rs/crc32';
import type { Upload, UploadChunk } from '../gen/sentinode/v1/slide.js';
import type { SourceFile } from './upload-file.js';

export interface ChunkLimits {
  /** Bytes of one chunk. */
  readonly chunkBytes: number;
  /** Bytes of all chunks together, after which the sequence ends. */
  readonly segmentBytes: number;
}

/** The next chunks that the server lacks, each read only when it is asked for, with its CRC-32C. */
export async function* uploadChunks(
  files: readonly SourceFile[],
  upload: Upload,
  limits: ChunkLimits,
): AsyncGenerator<UploadChunk, void, undefined> {
  let left = limits.segmentBytes;
  for (const [fileIndex, file] of files.entries()) {
    let offsetBytes = upload.files[fileIndex]?.committedBytes ?? 0;
    while (offsetBytes < file.sizeBytes) {
      if (left <= 0) return;
      const data = await file.read(offsetBytes, Math.min(limits.chunkBytes, file.sizeBytes - offsetBytes));
      yield { fileIndex, offsetBytes, data, crc32c: crc32c(data) };
      offsetBytes += data.byteLength;
      left -= data.byteLength;
    }
  }
}
