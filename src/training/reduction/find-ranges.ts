import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import type { RangeCalibration } from '../../domain/models/model-precision.js';
import type { ValueRange } from '../../domain/quantisation/affine.js';
import type { EngineNetwork, InferenceEngine, NetworkDefinition } from '../../ports/inference-engine.js';
import type { OpenRangeMeter } from '../../ports/range-meter.js';
import type { ReductionEvent, ReductionWork, SkippedPatch } from '../../ports/reducer.js';
import { chooseRanges, PERCENTILES } from './choose-ranges.js';
import { readBatches, type LabelledBatch } from './read-batches.js';

export interface FoundRanges {
  readonly ranges: ReadonlyMap<string, ValueRange>;
  readonly calibration: RangeCalibration;
}

export interface RangeSource {
  readonly engine: InferenceEngine;
  readonly openRangeMeter: OpenRangeMeter;
  readonly definition: NetworkDefinition;
  readonly manifest: ModelManifest;
  readonly float32: EngineNetwork;
}

/** Fewer would leave ranges to chance. */
const MIN_PATCHES = 16;

/** Of int8 alone; another precision has none. Throws TRAINING_DATA_INVALID where too few patches can be read. */
export async function* findRanges(
  { precision, calibration: data }: ReductionWork,
  { openRangeMeter, definition, manifest, ...networks }: RangeSource,
  skipped: SkippedPatch[],
): AsyncGenerator<ReductionEvent, FoundRanges | undefined> {
  if (precision !== 'int8') return undefined;
  if (data === undefined) throw new AppError('INTERNAL', 'int8 needs patches to take its ranges from');
  const { patchSizePx, aggregation } = manifest;
  const meter = await openRangeMeter(definition, patchSizePx);
  try {
    const total = data.files.length * (1 + PERCENTILES.length);
    const batches: LabelledBatch[] = [];
    for await (const batch of readBatches(data.files, manifest, skipped)) {
      await meter.measure(batch);
      batches.push(batch);
      yield { kind: 'progress', phase: 'patches', done: batch.done, total };
    }
    const patches = requireEnough(batches);
    const choosing = chooseRanges({ ...networks, definition, aggregation, batches, rangesAt: meter.ranges });
    for (;;) {
      const step = await choosing.next();
      if (step.done === true) {
        const { ranges, percentile } = step.value;
        return { ranges, calibration: { patches, sha256: data.sha256, percentile } };
      }
      yield { kind: 'progress', phase: 'patches', done: data.files.length * (1 + step.value), total };
    }
  } finally {
    await meter.dispose();
  }
}

function requireEnough(batches: readonly LabelledBatch[]): number {
  const patches = batches.reduce((sum, { count }) => sum + count, 0);
  if (patches >= MIN_PATCHES) return patches;
  throw dataInvalid(`${patches} patches to take ranges from can be read; ${MIN_PATCHES} are the least`);
}
