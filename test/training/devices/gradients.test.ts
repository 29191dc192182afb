// One training pass of each network: gradients on wasm against finite differences, and against TensorFlow's own
// kernels.
import { describe, expect, it } from 'vitest';
import { probeTensorflow } from '../../../src/engines/tensorflow/probe-tensorflow.js';
import { openTensorflowDevice } from '../../../src/training/devices/tensorflow-device.js';
import { openWasmDevice } from '../../../src/training/devices/wasm-device.js';
import { plainOps } from '../../../src/tfjs/plain-ops.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { differentiate, NETWORKS, networkCase, relativeError } from './network-case.js';

const { ops } = await openWasmDevice();
/** Before TensorFlow is loaded: it brings gradients of its own, which would take the place of ours. */
const onWasm = {
  simplenet: differentiate(ops, networkCase('simplenet')),
  inceptionv3: differentiate(ops, networkCase('inceptionv3')),
  unet: differentiate(ops, networkCase('unet')),
};

/**
 * How far the loss is to move: a thousand times what float32 rounds it by, and little enough to stay on a straight
 * line.
 */
const LOSS_CHANGE = 1e-3;

describe('gradients on wasm', () => {
  it.each(NETWORKS)('%s: the loss moves along them as they say', (id) => {
    const { gradients } = onWasm[id];
    const squares = [...gradients.values()].map((values) => values.reduce((sum, value) => sum + value * value, 0));
    const step = LOSS_CHANGE / squares.reduce((sum, square) => sum + square, 0);
    const moved = (sign: 1 | -1): number => {
      const shift = [...gradients].map(([name, values]) => [name, values.map((value) => sign * step * value)] as const);
      return differentiate(ops, networkCase(id), new Map(shift)).loss;
    };
    const change = (moved(1) - moved(-1)) / 2;
    expect(change / LOSS_CHANGE).toBeGreaterThan(0.97);
    expect(change / LOSS_CHANGE).toBeLessThan(1.03);
  });
});

/**
 * Of all gradients together. InceptionV3's seventy batch norms enlarge rounding, and ReLUs near 0 switch: TensorFlow's
 * own fused and composed kernels are 0.02 apart there.
 */
const TOLERANCE = { simplenet: 1e-3, inceptionv3: 0.05, unet: 1e-3 } as const;

suiteThatNeeds(probeTensorflow().available, 'libtensorflow: make tensorflow')(
  'gradients on wasm and TensorFlow',
  () => {
    it.each(NETWORKS)('%s: agree within rounding', (id) => {
      const tensorflow = openTensorflowDevice({ convolutions: 'float32' }).ops;
      // Dropout draws by each backend's own generator: here by tfjs', from the same seed.
      const native = { ...tensorflow, dropout: plainOps(tensorflow.tf).dropout };
      const expected = differentiate(native, networkCase(id));
      const actual = onWasm[id];
      expect(Math.abs(actual.loss - expected.loss)).toBeLessThan(1e-4);
      expect(relativeError(actual.gradients, expected.gradients)).toBeLessThan(TOLERANCE[id]);
      expect(actual.statistics.size).toBe(expected.statistics.size);
      for (const [name, values] of expected.statistics) {
        const error = relativeError(actual.statistics, new Map([[name, values]]));
        expect(error, name).toBeLessThan(1e-3);
      }
    });
  },
);
