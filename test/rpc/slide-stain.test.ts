import { expect, it } from 'vitest';
import { fromSlideStain } from '../../src/rpc/mapping/slide-stain.js';
import { toSlideQuality } from '../../src/rpc/mapping/slide-quality.js';

const STAIN = {
  haematoxylin: [0.65, 0.704, 0.286],
  eosin: [0.25, 0.932, 0.262],
  maxHaematoxylin: 1.8,
  maxEosin: 1.1,
} as const;

it('takes the stain as Slide.quality gave it', () => {
  const { haematoxylin, eosin } = toSlideQuality({ flags: [], warnings: [], inkMarks: [], stain: STAIN });
  const output = { haematoxylin: haematoxylin ?? null, eosin: eosin ?? null };
  expect(fromSlideStain(output as Parameters<typeof fromSlideStain>[0], 'slide_stain')).toEqual(STAIN);
});
