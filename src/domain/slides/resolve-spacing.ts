import type { Spacing } from '../image.js';
import type { Slide, SlideFacts } from './slide.js';

/** What the uploader says of the pixel size. */
export interface SpacingWish {
  /** To use whatever the files say. */
  readonly spacingOverride?: Spacing;
  /** Take it from the objective's magnification where there is no other. */
  readonly spacingFromObjective?: boolean;
}

/** A 20× objective scans at 0.5 µm/px, a 40× one at 0.25: what scanners are built for, within a tenth or two. */
const MICROMETRES_AT_1X = 10;

/** Objectives of slide scanners are of 1.25× to 100×; other numbers are none. */
const OBJECTIVES = { min: 1, max: 200 } as const;

/** The spacing to use, and where it comes from: the override, else the file's, else the objective's when asked for. */
export function resolveSpacing(
  { spacingOverride, spacingFromObjective = false }: SpacingWish,
  { spacing, objectivePower }: SlideFacts,
): Pick<Slide, 'spacing' | 'spacingSource'> {
  if (spacingOverride !== undefined) return { spacing: spacingOverride, spacingSource: 'override' };
  if (spacing !== undefined) return { spacing, spacingSource: 'metadata' };
  const isObjective = objectivePower >= OBJECTIVES.min && objectivePower <= OBJECTIVES.max;
  if (!spacingFromObjective || !isObjective) return { spacingSource: 'none' };
  const mpp = MICROMETRES_AT_1X / objectivePower;
  return { spacing: { mppX: mpp, mppY: mpp }, spacingSource: 'objective' };
}
