// A compiled step against the same step run operation by operation.
import { expect, it } from 'vitest';
import { compileFunction } from '../../src/tfjs/graph/compile-function.js';
import { interpret } from '../../src/tfjs/graph/tensor-function.js';
import type { Compile } from '../../src/tfjs/graph/tensor-function.js';
import { DEFAULT_TRAINING } from '../../src/training/training-config.js';
import { createTrainingState } from '../../src/training/training-state.js';
import { createTrainStep } from '../../src/training/training-step.js';
import { NETWORKS, networkCase } from './devices/network-case.js';
import { suiteThatTrains, testDevice } from './training-device.js';

const STEPS = 4;
/** Decimals. InceptionV3's seventy batch norms enlarge rounding, and more so in small batches. */
const DECIMALS = { simplenet: 3, inceptionv3: 2, unet: 3 } as const;
const PATCHES = { simplenet: 2, inceptionv3: 4, unet: 2 } as const;
const OPTIONS = { ...DEFAULT_TRAINING, classWeights: { tumour: 1, normal: 1 }, seed: 1 };

suiteThatTrains('training steps', () => {
  const lossesOf = (
    id: (typeof NETWORKS)[number],
    compile: Compile,
    counts: readonly number[] = [PATCHES[id]],
  ): number[] => {
    const { ops } = testDevice();
    const { spec, windowSpec, weights } = networkCase(id, { count: 1 });
    const state = createTrainingState(ops.tf, spec, weights);
    const step = createTrainStep(ops, windowSpec, OPTIONS, compile);
    const losses = Array.from({ length: STEPS }, (_, index) => {
      const { batch } = networkCase(id, { count: counts[index % counts.length]! });
      return step(state, batch, 1e-4).loss;
    });
    step.dispose();
    ops.tf.dispose(Object.values(state.tensors));
    return losses;
  };

  it.each(NETWORKS)('%s: compiled and not, the losses are the same', (id) => {
    const { tf } = testDevice().ops;
    const interpreted = lossesOf(id, interpret(tf));
    const compiled = lossesOf(id, compileFunction(tf));
    expect(compiled[0]).toBeCloseTo(interpreted[0]!, 5);
    for (const [index, loss] of compiled.entries()) expect(loss).toBeCloseTo(interpreted[index]!, DECIMALS[id]);
  });

  it('without averaging, the averaged weights are the trained ones', () => {
    const { ops } = testDevice();
    const { spec, windowSpec, weights, batch } = networkCase('simplenet', { count: 2 });
    const state = createTrainingState(ops.tf, spec, weights);
    const step = createTrainStep(ops, windowSpec, { ...OPTIONS, averageDecay: 0 }, compileFunction(ops.tf));
    for (let index = 0; index < STEPS; index += 1) step(state, batch, 1e-3);
    const { trained, averageTrained } = state.tensors;
    expect(averageTrained.dataSync()).toEqual(trained.dataSync());
    expect(trained.dataSync()).not.toEqual(createTrainingState(ops.tf, spec, weights).tensors.trained.dataSync());
    step.dispose();
  });

  it('a batch of another size is compiled anew', () => {
    const { tf } = testDevice().ops;
    const sizes = [2, 1];
    const compiled = lossesOf('simplenet', compileFunction(tf), sizes);
    for (const [index, loss] of lossesOf('simplenet', interpret(tf), sizes).entries()) {
      expect(compiled[index]).toBeCloseTo(loss, 3);
    }
  });
});
