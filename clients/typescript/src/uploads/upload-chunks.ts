import { crc32c } from '@node-rs/crc32';
import type { Upload, UploadChunk } from '../gen/sentinode/v1/slide.js';
import type { SourceFile } from './upload-file.js';

export interface ChunkLimits {
  /** Bytes of one chunk. */
  readonly chunkBytes: number;
  /** Asked before each chunk, with the bytes of those before it: whether the sequence ends here. */
  readonly isEnough: (bytes: number) => boolean;
}

/** The next chunks that the server lacks, each read only when it is asked for, with its CRC-32C. */
export async function* uploadChunks(
  files: readonly SourceFile[],
  upload: Upload,
  limits: ChunkLimits,
): AsyncGenerator<UploadChunk, void, undefined> {
  let bytes = 0;
  for (const [fileIndex, file] of files.entries()) {
    let offsetBytes = upload.files[fileIndex]?.committedBytes ?? 0;
    while (offsetBytes < file.sizeBytes) {
      if (limits.isEnough(bytes)) return;
      const data = await file.read(offsetBytes, Math.min(limits.chunkBytes, file.sizeBytes - offsetBytes));
      yield { fileIndex, offsetBytes, data, crc32c: crc32c(data) };
      offsetBytes += data.byteLength;
      bytes += data.byteLength;
    }
  }
}
