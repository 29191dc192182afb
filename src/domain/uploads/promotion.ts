import type { Slide } from '../slides/slide.js';
import type { Upload } from './upload.js';

/**
 * An upload whose bytes and probe are fine, about to become a slide. Written before the bytes move, so that a crash
 * between the move and the slide's record is finished at the next start.
 */
export interface Promotion {
  /** The upload's id. */
  readonly id: string;
  readonly tenant: string;
  readonly upload: Upload;
  readonly slide: Slide;
}
