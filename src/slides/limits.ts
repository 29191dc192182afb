// What any format may ask of us, whatever its container.

/** 42 cm at 0.1 µm per pixel: longer than any glass slide. */
export const MAX_IMAGE_SIDE_PX = 4_194_304;

/** One `readRegion`: 192 MiB of pixels. Larger areas are read in pieces (readScaledRegion does). */
export const MAX_REGION_PIXELS = 64 * 1024 * 1024;

/** Scanners write tiles of 128 to 4,096 px. */
export const MAX_TILE_SIDE_PX = 16_384;

/** 192 MiB decoded: strips of a whole small image fit, a decompression bomb does not. */
export const MAX_TILE_PIXELS = 64 * 1024 * 1024;

/** Codecs can enlarge incompressible data a little; more than this over the decoded size is no tile. */
export const MAX_COMPRESSED_OVERHEAD_BYTES = 1024 * 1024;
