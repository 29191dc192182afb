import type { Spacing } from '../../domain/image.js';
import type { ImageSize } from '../level-of.js';
import type { ValuePlace } from './dataset/dataset.js';
import type { FramePositions } from './frames/frame-positions.js';
import type { FrameCodec } from './transfer-syntax.js';

/** One object of a slide's series, as its header describes it: a level, a part of one, or an associated image. */
export interface DicomInstance {
  /** The file's name in its set; of one in an archive its identifier there. */
  readonly fileName: string;
  /** For messages: `the file "level-0.dcm"`. */
  readonly name: string;
  readonly sopInstanceUid: string;
  readonly seriesUid: string;
  readonly instanceNumber: number;
  /** The third value of Image Type: `VOLUME`, `LABEL`, `OVERVIEW`, `THUMBNAIL`; empty where none is stated. */
  readonly flavour: string;
  /** Its pixels are said to hold words that may name a patient. */
  readonly burnedIn: boolean;
  /** Of the whole picture. */
  readonly size: ImageSize;
  /** Of each frame. */
  readonly tile: ImageSize;
  readonly frameCount: number;
  readonly pixels: PixelLayout;
  readonly organization: 'TILED_FULL' | 'TILED_SPARSE' | 'unstated';
  /** Present where frames state their places. */
  readonly positions?: FramePositions;
  /** In the order in which a TILED_FULL picture holds them. */
  readonly opticalPaths: readonly string[];
  readonly focalPlanes: number;
  /** Of the picture's origin above the slide. */
  readonly zOffset: number;
  readonly concatenation?: ConcatenationPart;
  readonly spacing?: Spacing;
  /** 0 when unknown. */
  readonly objectivePower: number;
  /** Of the optical path that is shown; absent where it has none. */
  readonly iccProfile?: ValuePlace;
  /** The maker's own words. */
  readonly properties: ReadonlyMap<string, string>;
}

/** One whose frames lie in a file. */
export interface FileInstance extends DicomInstance {
  readonly pixelData: PixelDataPlace;
}

/** How a frame's bytes become pixels. */
export interface PixelLayout {
  readonly codec: FrameCodec | undefined;
  readonly transferSyntaxUid: string;
  readonly samples: number;
  readonly photometric: string;
  /** Uncompressed samples lie in planes of their own. */
  readonly planar: boolean;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly signed: boolean;
}

/** A picture cut into several files (PS3.3, C.7.6.16.1.2). */
export interface ConcatenationPart {
  readonly uid: string;
  /** From 1 on. */
  readonly number: number;
  /** Undefined where it is not stated. */
  readonly total: number | undefined;
  /** Frames in the parts before. */
  readonly frameOffset: number | undefined;
}

/** Where the frames lie in the file. */
export interface PixelDataPlace extends ValuePlace {
  /** Each frame in items of its own; `length` is then UNDEFINED_LENGTH. */
  readonly encapsulated: boolean;
  readonly extendedOffsets?: ValuePlace;
}
