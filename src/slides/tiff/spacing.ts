import type { Spacing } from '../../domain/image.js';
import { plausibleSpacing } from '../plausible-spacing.js';
import type { TiffDirectory } from './directory.js';

/**
 * Resolution tags coarser than this (finer than 1,200 dots per inch is needed) are print settings that programs
 * fill in by default: 72, 96, 300, 600 dpi. No scanner's finest level is that coarse.
 */
const MAX_MPP_OF_RESOLUTION_TAGS = 21;

const MICROMETRES_PER_UNIT: ReadonlyMap<number, number> = new Map([
  [2, 25_400],
  [3, 10_000],
]);

/** Micrometres per pixel from XResolution, YResolution and ResolutionUnit, unless they are print settings. */
export function resolutionSpacing({ resolution }: TiffDirectory): Spacing | undefined {
  const micrometres = MICROMETRES_PER_UNIT.get(resolution.unit);
  if (micrometres === undefined) return undefined;
  const mppX = micrometres / resolution.x;
  const mppY = micrometres / resolution.y;
  return Math.max(mppX, mppY) < MAX_MPP_OF_RESOLUTION_TAGS ? plausibleSpacing(mppX, mppY) : undefined;
}

/** Numbers as vendors write them, decimal comma included; NaN for none. */
export function parseDecimal(text: string | undefined): number {
  const trimmed = text?.trim().replace(',', '.') ?? '';
  return trimmed === '' ? NaN : Number(trimmed);
}
