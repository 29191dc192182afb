// A slide's quality for people; what the numbers mean is in docs/quality.md.
import type { SlideQuality } from '@sentinode/client';
import { percent } from '../../domain/text/percent.js';

/** Lines for `sentinode slides show`; none for slides of before quality was measured. */
export function qualityFields(quality: SlideQuality | undefined): readonly (readonly [string, string])[] {
  if (quality === undefined) return [];
  const { tissueShare, inkShare, focus, trainingDistance } = quality;
  const parts = [
    tissueShare !== undefined && `tissue ${percent(tissueShare)}`,
    inkShare !== undefined && `ink ${percent(inkShare)}`,
    focus !== undefined && `sharpness ${focus.sharpness.toFixed(2)} (${percent(focus.blurredShare)} of fields blurred)`,
    trainingDistance !== undefined && `${percent(trainingDistance.shareBeyond)} unlike the training patches`,
  ].filter((part) => part !== false);
  return [
    ['quality', parts.length === 0 ? 'not measured' : parts.join(', ')],
    ...quality.warnings.map((warning) => ['note', warning] as const),
  ];
}
