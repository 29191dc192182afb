// Bytes of uploads and slides. What `append` and `commit` acknowledge survives kill -9.
import type { SlideFileSet } from './slide-reader.js';

export interface BlobStore {
  /** Makes room for an upload; throws STORAGE_FULL when the announced bytes do not fit. */
  createStaging(uploadId: string, files: readonly { readonly name: string; readonly sizeBytes: number }[]): Promise<void>;
  /** Appends at exactly the file's present length (the caller checks the offset). Throws STORAGE_FULL; then nothing of this call counts. */
  append(uploadId: string, fileIndex: number, data: Uint8Array): Promise<void>;
  /** Makes everything appended so far durable and says how much each file holds. */
  commit(uploadId: string): Promise<readonly number[]>;
  /** Durable bytes a file, after a restart too; undefined when there is no such staging. */
  committedBytes(uploadId: string): Promise<readonly number[] | undefined>;
  /** SHA-256 of each staged file, hexadecimal. Runs off the event loop's way (streams). */
  digests(uploadId: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** The staged files as a slide, for the probe. */
  stagedFiles(uploadId: string): SlideFileSet;
  /** Moves a staging to its slide in one atomic step. */
  promote(uploadId: string, slideId: string): Promise<void>;
  slideFiles(slideId: string, names: readonly string[]): SlideFileSet;
  deleteStaging(uploadId: string): Promise<void>;
  deleteSlide(slideId: string): Promise<void>;
  /** Ids of stagings on disk, for the sweep of expired ones. */
  listStagings(): Promise<readonly string[]>;
}
