// Bytes of uploads and slides. What `append` and `commit` acknowledge survives kill -9.
import type { SlideFileSet } from './slide-reader.js';

/** Names are safe already: `validateUploadSpec` let them through. */
export interface StagedFileSpec {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Uploads on their way. One writer an upload at a time: the caller sees to that. */
export interface StagingStore {
  /**
   * Makes room for an upload; throws STORAGE_FULL when the announced bytes do not fit. When the signal fires nothing
   * of it is left.
   */
  createStaging(uploadId: string, files: readonly StagedFileSpec[], signal?: AbortSignal): Promise<void>;
  /**
   * Appends at exactly the file's present length (the caller checks the offset). Throws STORAGE_FULL; then nothing of
   * this call counts.
   */
  append(uploadId: string, fileIndex: number, data: Uint8Array): Promise<void>;
  /** Makes everything appended so far durable and says how much each file holds. */
  commit(uploadId: string): Promise<readonly number[]>;
  /** Drops what was appended and never committed, and says how much each file holds. */
  rewind(uploadId: string): Promise<readonly number[]>;
  /** Durable bytes a file, after a restart too; undefined when there is no such staging. */
  committedBytes(uploadId: string): Promise<readonly number[] | undefined>;
  /** SHA-256 of each staged file as it lies on disk, hexadecimal. Off the event loop's way. */
  digests(uploadId: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** The staged files as a slide, for the probe. */
  stagedFiles(uploadId: string): SlideFileSet;
  deleteStaging(uploadId: string): Promise<void>;
  /** Ids of stagings on disk and of those being created. */
  listStagings(): Promise<readonly string[]>;
}

export interface SlideFileStore {
  /** Moves a staging to its slide in one atomic step; does nothing when it is there already. */
  promote(uploadId: string, slideId: string): Promise<void>;
  slideFiles(slideId: string, names: readonly string[]): SlideFileSet;
  /** Takes the bytes out of reach in one atomic, durable step; `purgeDeleted` frees them. */
  deleteSlide(slideId: string): Promise<void>;
  /** Slides whose deletion has begun, so that a crash in between is finished at the next start. */
  listDeleted(): Promise<readonly string[]>;
  purgeDeleted(slideId: string): Promise<void>;
}

export interface BlobStore extends StagingStore, SlideFileStore {
  close(): Promise<void>;
}
