// What a TIFF may ask of us. Real slides stay far below; a file above is broken or hostile.

/** Levels, associated images and focal planes of real files come to some dozens. */
export const MAX_DIRECTORIES = 512;

/** Baseline, vendor and private tags together come to some 40. */
export const MAX_DIRECTORY_ENTRIES = 512;

/** One tag's value. The largest real ones are tile offsets: 8 bytes a tile, 8 million tiles in this. */
export const MAX_TAG_BYTES = 64 * 1024 * 1024;

/** All tag values of a file together: what opening it can make us hold at most. */
export const MAX_METADATA_BYTES = 256 * 1024 * 1024;
