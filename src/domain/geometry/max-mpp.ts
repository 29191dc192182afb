/** Micrometres a pixel: coarser than any scan of tissue, as of a macro camera. */
export const MAX_MPP = 100;
