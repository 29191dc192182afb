// What any format may ask of us, whatever its container.

/** 42 cm at 0.1 µm per pixel: longer than any glass slide. */
export const MAX_IMAGE_SIDE_PX = 4_194_304;

/** One `readRegion`: 192 MiB of pixels. Larger areas are read in pieces (readScaledRegion does). */
export const MAX_REGION_PIXELS = 64 * 1024 * 1024;
