import { expect, test } from 'vitest';
import { planSlide } from '../../../src/compute/work/plan-slide.js';
import { whiteImage } from '../../../src/image/rgb-image.js';
import { sampleManifest } from '../../app/model-folders.js';
import { levelsAt, memorySlide } from '../../slides/support/memory-slide.js';

test('a cancel is heard between the steps, though nothing is waited for', async () => {
  const slide = memorySlide(levelsAt(9_600, 9_600, [1]), () => () => [0, 0, 0]);
  const controller = new AbortController();
  const { mppX, mppY } = sampleManifest('m', 1);
  const plan = planSlide(
    slide,
    { spacing: { mppX, mppY }, model: sampleManifest('m', 1), sampling: { mode: 'all' }, tissueRule: 'otsu' },
    async (_reader, _rectangle, widthPx, heightPx) => whiteImage(widthPx, heightPx),
    controller.signal,
  );
  setImmediate(() => {
    controller.abort();
  });
  await expect(plan).rejects.toMatchObject({ reason: 'CANCELLED' });
});
