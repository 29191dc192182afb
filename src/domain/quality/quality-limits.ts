// What is looked at, and where each flag begins. The figures behind each are in docs/quality.md.

/** Fields are read at the scale that the shipped models were trained at, so that their statistics can be compared. */
export const QUALITY_MPP = 0.972;
/** A coarser slide would be enlarged, and look blurred for that alone. */
export const COARSEST_MPP = 1.1;
/** Four training patches: 187 µm. */
export const FIELD_SIZE_PX = 192;
/** 0.9 megapixels whatever the slide; a quarter of the tissue out of focus is missed once in a thousand slides. */
export const MAX_FIELDS = 24;

/** The picture of the whole slide: pen strokes are 300 µm wide and more, nuclei average out. */
export const OVERVIEW_MPP = 8;
export const OVERVIEW_MAX_SIDE_PX = 1_024;

/** Blurs of 2 µm (standard deviation) and more lie below on all tissue measured, sharp tissue above 0.22. */
export const BLURRED_SHARPNESS = 0.12;
/** A fold or a bubble blurs a field or two; a quarter of the tissue is a scan to repeat. */
export const MAX_BLURRED_SHARE = 0.25;

/** Of what was scanned: tissue without ink shows up to 0.06 % of it, dirt and dark nuclei. */
export const MAX_INK_SHARE = 0.005;
/** Or this much: a stroke 0.5 mm wide and 1 mm long on a slide however large. */
export const MAX_INK_MM2 = 0.5;
/** Ink comes in strokes: fewer pixels of the overview are grains of pigment. */
export const MIN_INK_PIXELS = 12;

/** Dust and the edge of the cover slip reach a few thousandths. */
export const MIN_TISSUE_SHARE = 0.005;

/**
 * Beyond the distance of 95 % of the training patches lie 0 to 57 % of the patches of lymph nodes, recoloured 76 % and
 * more.
 */
export const MAX_SHARE_BEYOND = 2 / 3;
