// Slides and patches that lie on the server's own disk.
import type { SlideFileSet } from './slide-reader.js';

export interface LocalFiles {
  /** The files of the slide at a real path: the file alone, with its companions, or all of a folder. */
  slideFiles(path: string): Promise<SlideFileSet>;
  /** SHA-256 of each file, hexadecimal, off the event loop's way. */
  sha256(paths: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
}
