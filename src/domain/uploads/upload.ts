// A resumable upload: what was announced, what is durable.
import type { ArchiveSource } from '../archives/archive-source.js';
import type { SpacingWish } from '../slides/resolve-spacing.js';

export interface UploadFileSpec {
  readonly name: string;
  readonly sizeBytes: number;
  /** Hexadecimal; absent when the client does not know it. */
  readonly sha256?: string;
}

export interface UploadSpec extends SpacingWish {
  readonly files: readonly UploadFileSpec[];
  readonly displayName: string;
  /** Empty when the client wants no idempotency. */
  readonly requestId: string;
  /** Of a slide that stays in its archive: the one file is then a reference. */
  readonly source?: ArchiveSource;
}

export type UploadState = 'active' | 'complete' | 'finished';

export interface UploadFileStatus {
  readonly name: string;
  readonly sizeBytes: number;
  /** Durable bytes; never falls. */
  readonly committedBytes: number;
}

export interface Upload {
  readonly id: string;
  readonly tenant: string;
  readonly spec: UploadSpec;
  readonly state: UploadState;
  readonly files: readonly UploadFileStatus[];
  readonly createTimeMs: number;
  readonly expireTimeMs: number;
  readonly slideId?: string;
}

export interface UploadChunk {
  readonly fileIndex: number;
  readonly offsetBytes: number;
  readonly data: Uint8Array;
  /** CRC-32C (Castagnoli) of `data`. */
  readonly crc32c?: number;
}
