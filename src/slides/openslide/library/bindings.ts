// The C functions of libopenslide that are used, with their types. Nothing is decided here.
import type { KoffiFunc, LibraryHandle } from '../../../native/import-koffi.js';

/** `openslide_t *`. A closed one must never be passed again. */
export type SlidePointer = bigint;

export type ReadRegionArgs = [
  slide: SlidePointer,
  target: Uint32Array,
  level0X: number,
  level0Y: number,
  level: number,
  widthPx: number,
  heightPx: number,
];

/** Pixels or sizes that C writes: the memory is the caller's and must outlive the call. */
export interface OpenslideBindings {
  readonly getVersion: () => string;
  readonly detectVendor: KoffiFunc<(path: string) => string | null>;
  /** NULL: no slide that OpenSlide knows. Otherwise ask `getError` before anything else. */
  readonly open: KoffiFunc<(path: string) => SlidePointer | null>;
  readonly close: KoffiFunc<(slide: SlidePointer) => void>;
  /** Once there is one, every further call on the slide does nothing. */
  readonly getError: (slide: SlidePointer) => string | null;
  readonly getLevelCount: (slide: SlidePointer) => number;
  readonly getLevelDimensions: (
    slide: SlidePointer,
    level: number,
    widthPx: BigInt64Array,
    heightPx: BigInt64Array,
  ) => void;
  readonly getLevelDownsample: (slide: SlidePointer, level: number) => number;
  /**
   * Slide, target, x and y in level-0 pixels, level, width and height; writes premultiplied ARGB, a 32-bit word a
   * pixel.
   */
  readonly readRegion: KoffiFunc<(...args: ReadRegionArgs) => void>;
  readonly getPropertyNames: (slide: SlidePointer) => bigint;
  readonly getPropertyValue: (slide: SlidePointer, name: string) => string | null;
  readonly getAssociatedImageNames: (slide: SlidePointer) => bigint;
  /** Writes -1 for a name that is none. */
  readonly getAssociatedImageDimensions: (
    slide: SlidePointer,
    name: string,
    widthPx: BigInt64Array,
    heightPx: BigInt64Array,
  ) => void;
  /** Writes premultiplied ARGB, a 32-bit word a pixel. */
  readonly readAssociatedImage: KoffiFunc<(slide: SlidePointer, name: string, target: Uint32Array) => void>;
  readonly getAssociatedImageIccProfileSize: (slide: SlidePointer, name: string) => number;
  /** Writes as many bytes as `getAssociatedImageIccProfileSize` says. */
  readonly readAssociatedImageIccProfile: KoffiFunc<(slide: SlidePointer, name: string, target: Uint8Array) => void>;
  readonly getIccProfileSize: (slide: SlidePointer) => number;
  /** Writes as many bytes as `getIccProfileSize` says. */
  readonly readIccProfile: KoffiFunc<(slide: SlidePointer, target: Uint8Array) => void>;
  readonly createCache: (bytes: number) => bigint;
  readonly setCache: (slide: SlidePointer, cache: bigint) => void;
}

/** Throws when the library lacks a function: it is none of OpenSlide 4. */
export function bind(library: LibraryHandle): OpenslideBindings {
  const bound = (prototype: string): never => library.func(prototype) as never;
  // koffi cannot know the types behind a C prototype: the interface above states them, and the tests call each.
  return {
    getVersion: bound('const char *openslide_get_version()'),
    detectVendor: bound('const char *openslide_detect_vendor(const char *path)'),
    open: bound('void *openslide_open(const char *path)'),
    close: bound('void openslide_close(void *slide)'),
    getError: bound('const char *openslide_get_error(void *slide)'),
    getLevelCount: bound('int32_t openslide_get_level_count(void *slide)'),
    getLevelDimensions: bound(
      'void openslide_get_level_dimensions(void *slide, int32_t level, void *width, void *height)',
    ),
    getLevelDownsample: bound('double openslide_get_level_downsample(void *slide, int32_t level)'),
    readRegion: bound(
      'void openslide_read_region(void *slide, void *target, int64_t x, int64_t y, int32_t level, int64_t width, int64_t height)',
    ),
    getPropertyNames: bound('void *openslide_get_property_names(void *slide)'),
    getPropertyValue: bound('const char *openslide_get_property_value(void *slide, const char *name)'),
    getAssociatedImageNames: bound('void *openslide_get_associated_image_names(void *slide)'),
    getAssociatedImageDimensions: bound(
      'void openslide_get_associated_image_dimensions(void *slide, const char *name, void *width, void *height)',
    ),
    readAssociatedImage: bound('void openslide_read_associated_image(void *slide, const char *name, void *target)'),
    getAssociatedImageIccProfileSize: bound(
      'int64_t openslide_get_associated_image_icc_profile_size(void *slide, const char *name)',
    ),
    readAssociatedImageIccProfile: bound(
      'void openslide_read_associated_image_icc_profile(void *slide, const char *name, void *target)',
    ),
    getIccProfileSize: bound('int64_t openslide_get_icc_profile_size(void *slide)'),
    readIccProfile: bound('void openslide_read_icc_profile(void *slide, void *target)'),
    createCache: bound('void *openslide_cache_create(size_t bytes)'),
    setCache: bound('void openslide_set_cache(void *slide, void *cache)'),
  };
}
