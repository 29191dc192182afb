import type { Spacing } from '../image.js';

/** Area in µm² of `patches` patches of `patchSizePx` pixels a side. */
export function tissueAreaUm2(patches: number, patchSizePx: number, patchSpacing: Spacing): number {
  return patches * patchSizePx * patchSpacing.mppX * (patchSizePx * patchSpacing.mppY);
}

/** The same in mm². */
export function tissueAreaMm2(patches: number, patchSizePx: number, patchSpacing: Spacing): number {
  return tissueAreaUm2(patches, patchSizePx, patchSpacing) / 1e6;
}
