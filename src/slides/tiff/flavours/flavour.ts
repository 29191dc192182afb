// What different writers make of a TIFF: which of its images are the slide, and at what scale.
import type { Spacing } from '../../../domain/image.js';
import type { AssociatedSources } from '../associated/associated-source.js';
import type { TiffDirectory } from '../directory.js';
import type { LevelImage } from '../levels.js';

/** The slide in a file. Thumbnail, label and macro images are in no level. */
export interface SlideContent {
  /** Finest first. */
  readonly levels: readonly LevelImage[];
  readonly spacing: Spacing | undefined;
  /** 0 when unknown. */
  readonly objectivePower: number;
  /** Absent: none, as far as the writer's habits are known. */
  readonly associated?: AssociatedSources;
}

/** One writer's habits. Flavours are asked in order; the first that matches describes the file. */
export interface TiffFlavour {
  /** As in SlideFacts.format. */
  readonly name: string;
  /** Aperio's tiles have the colours that the directory states, whatever markers they carry. */
  readonly aperioColours: boolean;
  /** Its scanners leave out tiles by mistake, tissue or not: what finer levels show in their place is shown. */
  readonly fillsGaps?: boolean;
  matches(directories: readonly TiffDirectory[]): boolean;
  /** Throws SLIDE_UNSUPPORTED or SLIDE_CORRUPT. */
  describe(directories: readonly TiffDirectory[]): SlideContent;
}

/** The file's first image; a TIFF without one does not get here. */
export function firstOf(directories: readonly TiffDirectory[]): TiffDirectory {
  const [first] = directories;
  if (first === undefined) throw new Error('a TIFF without directories');
  return first;
}
