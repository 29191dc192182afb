import path from 'node:path';
import { buildNetwork } from '../../domain/networks/architecture.js';
import type { NetworkSpec } from '../../domain/networks/network-spec.js';
import { restrictToWindow } from '../../domain/networks/restrict-to-window.js';
import { centreWindow } from '../../domain/networks/window.js';
import { readWeights } from '../../weights/read-weights.js';
import { loadCheckpoint } from '../checkpoint.js';
import { initialWeights } from '../initial-weights.js';
import type { PreparedData } from '../data/prepare-data.js';
import { LAST_CHECKPOINT } from '../run-files.js';
import { runIdentity } from '../run-identity.js';
import { freshProgress } from '../run-progress.js';
import type { TrainingConfig } from '../training-config.js';
import type { TrainingDevice } from '../training-device.js';
import { createTrainingState } from '../training-state.js';
import { createTrainStep } from '../training-step.js';
import { classWeights } from './class-weights.js';
import { drawnTumourShare } from './plan-batches.js';
import { requireMemory } from './require-memory.js';
import type { Run } from './run.js';

/**
 * Fresh weights, or the state of the run that the output folder holds. Throws INVALID_FIELD for another run's folder.
 */
export async function startRun(
  config: TrainingConfig,
  data: PreparedData,
  device: TrainingDevice,
  signal: AbortSignal,
): Promise<Run> {
  const { tf } = device.ops;
  const spec = buildNetwork(config.architecture);
  const windowSpec = centreOf(spec, config, config.centreSizePx);
  const lossSpec = centreOf(spec, config, config.lossSizePx);
  if (!device.label.includes('gpu')) requireMemory(lossSpec, config);
  const state = createTrainingState(tf, spec, await firstWeights(spec, config));
  const identity = runIdentity(config, data.identity);
  const saved = await loadCheckpoint(tf, path.join(config.outputFolder, LAST_CHECKPOINT), state, identity);
  const steps = stepsPerEpoch(config, data);
  const tumourShare = drawnTumourShare({ config, data, stepsPerEpoch: steps });
  return {
    config,
    device,
    signal,
    data,
    spec,
    windowSpec,
    state,
    identity,
    progress: saved ?? freshProgress(config.learningRate),
    stepsPerEpoch: steps,
    trainStep: createTrainStep(
      device.ops,
      lossSpec,
      { ...config, classWeights: classWeights(config, tumourShare) },
      device.compile,
    ),
  };
}

function centreOf(spec: NetworkSpec, { patchSizePx }: TrainingConfig, sizePx: number): NetworkSpec {
  const plane = { height: patchSizePx, width: patchSizePx };
  return restrictToWindow(spec, plane, centreWindow(plane, sizePx));
}

async function firstWeights(
  spec: NetworkSpec,
  { initialWeightsFile, seed }: TrainingConfig,
): Promise<ReadonlyMap<string, Float32Array>> {
  return initialWeightsFile === undefined ? initialWeights(spec, seed) : readWeights(initialWeightsFile, spec);
}

function stepsPerEpoch({ patchesPerEpoch, batchSize }: TrainingConfig, data: PreparedData): number {
  const patches = patchesPerEpoch === 0 ? data.sampler.patchesPerEpoch : patchesPerEpoch;
  return Math.max(1, Math.floor(patches / batchSize));
}
