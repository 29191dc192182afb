// What a DICOM slide may ask of us. Real slides stay far below; a file above is broken or hostile.

/** Open files of one slide: a dozen levels, each of some dozens of parts. Systems grant a process 1,024 and more. */
export const MAX_OPEN_FILES = 768;

/** Tiles of one level: 100,000 × 100,000 px in tiles of 64 px come to 2.4 million. 20 bytes each are kept. */
export const MAX_FRAMES = 4_194_304;

/** Tiles of all levels together: those of real slides are at most half as many from level to level. */
export const MAX_GRID_TILES = 2 * MAX_FRAMES;

/** Sequences within sequences: six in real slides. */
export const MAX_DEPTH = 16;

/** Elements of one header: a million frames with a dozen elements each. */
export const MAX_ELEMENTS = 16_777_216;

/** One value that we look at; a whole slide's are short texts and numbers. */
export const MAX_VALUE_BYTES = 64 * 1024;

/** Items of a sequence that we keep: optical paths are a handful. Frames are seen one by one and not kept. */
export const MAX_KEPT_ITEMS = 1024;
