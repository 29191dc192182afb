// Training without libtensorflow: each network learns, in bounded memory, and a run says that it is slow.
import { expect, describe, it } from 'vitest';
import { openWasmDevice } from '../../../src/training/devices/wasm-device.js';
import { prepareData } from '../../../src/training/data/prepare-data.js';
import { runTraining } from '../../../src/training/run-training.js';
import { DEFAULT_TRAINING } from '../../../src/training/training-config.js';
import { createTrainStep } from '../../../src/training/training-step.js';
import { createTrainingState } from '../../../src/training/training-state.js';
import { collect } from '../../support/collect.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { testConfig } from '../test-config.js';
import { NETWORKS, networkCase } from './network-case.js';

const device = await openWasmDevice();
const STEPS = 6;

describe('training on wasm', () => {
  it.each(NETWORKS)('%s learns in a few steps, and leaves no tensor behind', (id) => {
    const { ops } = device;
    const { spec, windowSpec, weights, batch } = networkCase(id, { count: 2 });
    const state = createTrainingState(ops.tf, spec, weights);
    const options = { ...DEFAULT_TRAINING, labelSmoothing: 0, classWeights: { tumour: 1, normal: 1 } };
    const step = createTrainStep(ops, windowSpec, { ...options, seed: 1 });
    const counts = new Set<number>();
    const losses = Array.from({ length: STEPS }, () => {
      const { loss } = step(state, batch, 1e-3);
      counts.add(ops.tf.memory().numTensors);
      return loss;
    });
    expect(Math.min(...losses.slice(-2))).toBeLessThan(losses[0]! * 0.8);
    expect([...counts]).toHaveLength(1);
    ops.tf.dispose(Object.values(state.tensors));
  });

  it('a run warns that it is slow and names what helps, and ends with a model that was validated', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 1 });
    const data = await prepareData(config, new AbortController().signal);
    const slow = { ...device, warning: 'slow; `make tensorflow` adds the faster one' };
    const events = await collect(runTraining(config, data, slow, new AbortController().signal));
    expect(events.find(({ type }) => type === 'started')).toMatchObject({
      device: expect.stringMatching(/^wasm cpu.*1 thread/) as string,
    });
    expect(events).toContainEqual({ type: 'warning', message: slow.warning });
    expect(events.at(-1)).toMatchObject({ type: 'finished', epochs: 1 });
  });
});
