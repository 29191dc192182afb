// The memory estimate against what runs took: the highest resident size of their process over an epoch of four steps,
// validation and export included (two cores, Linux, TensorFlow 2.21).
import { expect, it } from 'vitest';
import { buildNetwork, type ArchitectureId } from '../../../src/domain/networks/architecture.js';
import { restrictToWindow } from '../../../src/domain/networks/restrict-to-window.js';
import { estimateTrainingMemory } from '../../../src/domain/networks/training-memory.js';
import { centreWindow } from '../../../src/domain/networks/window.js';

interface MeasuredRun {
  readonly id: ArchitectureId;
  readonly downPara?: 1 | 2 | 4;
  readonly sizePx: number;
  readonly labelPx: number;
  readonly batchSize: number;
  readonly peakMiB: number;
}

const RUNS: readonly MeasuredRun[] = [
  { id: 'simplenet', sizePx: 96, labelPx: 32, batchSize: 64, peakMiB: 1_078 },
  { id: 'simplenet', sizePx: 96, labelPx: 32, batchSize: 256, peakMiB: 2_197 },
  { id: 'simplenet', sizePx: 256, labelPx: 256, batchSize: 16, peakMiB: 1_555 },
  { id: 'inceptionv3', downPara: 2, sizePx: 96, labelPx: 32, batchSize: 32, peakMiB: 1_457 },
  { id: 'inceptionv3', downPara: 2, sizePx: 256, labelPx: 256, batchSize: 8, peakMiB: 2_656 },
  { id: 'inceptionv3', downPara: 4, sizePx: 256, labelPx: 256, batchSize: 8, peakMiB: 2_136 },
  { id: 'inceptionv3', downPara: 1, sizePx: 96, labelPx: 32, batchSize: 4, peakMiB: 2_300 },
  { id: 'inceptionv3', downPara: 1, sizePx: 96, labelPx: 32, batchSize: 16, peakMiB: 2_465 },
  { id: 'unet', sizePx: 256, labelPx: 256, batchSize: 8, peakMiB: 3_264 },
];

it.each(RUNS)('$id/$downPara: a batch of $batchSize at $sizePx px took $peakMiB MiB', (run) => {
  const { id, downPara, sizePx, labelPx, batchSize, peakMiB } = run;
  const plane = { height: sizePx, width: sizePx };
  const whole = buildNetwork({ id, options: downPara === undefined ? {} : { downPara } });
  const spec = restrictToWindow(whole, plane, centreWindow(plane, labelPx));
  const { fixedBytes, bytesPerPatch } = estimateTrainingMemory(spec, plane);
  const ratio = (fixedBytes + batchSize * bytesPerPatch) / 2 ** 20 / peakMiB;
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.3);
});
