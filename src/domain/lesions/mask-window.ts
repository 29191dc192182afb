// The part of a slide's mask that holds anything: slides are mostly empty, and a whole mask takes tens of megabytes.

export interface MaskWindow {
  /** Place of the window in the slide's mask. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Row by row from the top; 1 is tumour, 0 is not. */
  readonly data: Uint8Array;
}
