import { describe, expect, it } from 'vitest';
import { meanLoss, type LossOptions } from '../../src/training/loss.js';
import { optimizerStep, type OptimizerOptions } from '../../src/training/optimizer.js';
import type { Scalar, Tensor4D } from '../../src/tfjs/tf-namespace.js';
import { suiteThatTrains, testDevice } from './training-device.js';

const PLAIN: OptimizerOptions = { optimizer: 'adamw', weightDecay: 0, clipNorm: Infinity, momentum: 0.9 };

suiteThatTrains('optimizers', () => {
  /** Two steps of gradient 3 and 1 on a weight of 1, in plain arithmetic and by the optimizer. */
  const twoSteps = (options: Partial<OptimizerOptions>): readonly number[] => {
    const { ops } = testDevice();
    const { tf } = ops;
    const all = { ...PLAIN, ...options };
    let state = { trained: tf.tensor1d([1]), firstMoment: tf.tensor1d([0]), secondMoment: tf.tensor1d([0]) };
    const values: number[] = [];
    for (const [index, gradient] of [3, 1].entries()) {
      const next = optimizerStep(
        ops,
        state,
        tf.tensor1d([gradient]),
        tf.tensor1d([all.weightDecay]),
        { count: tf.scalar(index + 1), learningRate: tf.scalar(0.1) },
        all,
      );
      values.push(next.trained.dataSync()[0] ?? NaN);
      state = next;
    }
    return values;
  };

  it.each([
    ['adamw', 0, 0.99],
    ['adamw', 0.5, 0.99],
    ['adam', 0, 0.999],
    ['adam', 0.5, 0.999],
  ] as const)('%s with weight decay %d', (optimizer, weightDecay, beta2) => {
    let [weight, first, second] = [1, 0, 0];
    const expected = [3, 1].map((raw, index) => {
      const gradient = optimizer === 'adam' ? raw + weightDecay * weight : raw;
      first = 0.9 * first + 0.1 * gradient;
      second = beta2 * second + (1 - beta2) * gradient ** 2;
      const direction = first / (1 - 0.9 ** (index + 1)) / (Math.sqrt(second / (1 - beta2 ** (index + 1))) + 1e-7);
      weight -= 0.1 * (direction + (optimizer === 'adamw' ? weightDecay * weight : 0));
      return weight;
    });
    for (const [index, value] of twoSteps({ optimizer, weightDecay }).entries()) {
      expect(value).toBeCloseTo(expected[index] ?? NaN, 5);
    }
  });

  it('sgd with momentum and weight decay', () => {
    // v = 3.5, w = 0.65; v = 0.9 · 3.5 + 1 + 0.5 · 0.65 = 4.475, w = 0.2025.
    const [first, second] = twoSteps({ optimizer: 'sgd', weightDecay: 0.5 });
    expect(first).toBeCloseTo(0.65, 6);
    expect(second).toBeCloseTo(0.2025, 6);
  });

  it('clips by the global norm', () => {
    const [first] = twoSteps({ optimizer: 'sgd', clipNorm: 1.5 });
    expect(first).toBeCloseTo(1 - 0.1 * 1.5, 5);
  });
});

suiteThatTrains('losses', () => {
  const OPTIONS: LossOptions = {
    loss: 'cross-entropy',
    labelSmoothing: 0,
    classWeights: { tumour: 1, normal: 1 },
    focalGamma: 2,
  };
  /** Of one pixel with logit difference `d` and label `t`, and its derivative. */
  const lossOf = (d: number, t: number, options: Partial<LossOptions>): readonly [number, number] => {
    const { tf } = testDevice().ops;
    const label = tf.tensor4d([t], [1, 1, 1, 1]);
    const value = (x: Tensor4D): Scalar => meanLoss(tf, x, label, { ...OPTIONS, ...options });
    const at = tf.tensor4d([d], [1, 1, 1, 1]);
    const gradient = tf.grad((x) => value(x as Tensor4D))(at);
    return [value(at).dataSync()[0] ?? NaN, gradient.dataSync()[0] ?? NaN];
  };
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

  describe.each([
    [2, 1],
    [2, 0],
    [-3, 1],
    [30, 1],
  ])('logit difference %d, label %d', (d, t) => {
    const p = t === 1 ? sigmoid(d) : 1 - sigmoid(d);

    it('cross-entropy', () => {
      const [loss, gradient] = lossOf(d, t, {});
      expect(loss).toBeCloseTo(-Math.log(p), 4);
      expect(gradient).toBeCloseTo(sigmoid(d) - t, 4);
    });

    it('weighted by class', () => {
      const [loss] = lossOf(d, t, { loss: 'weighted', classWeights: { tumour: 3, normal: 0.5 } });
      expect(loss).toBeCloseTo((t === 1 ? 3 : 0.5) * -Math.log(p), 4);
    });

    it('focal', () => {
      const [loss, gradient] = lossOf(d, t, { loss: 'focal' });
      expect(loss).toBeCloseTo((1 - p) ** 2 * -Math.log(p), 4);
      const h = 1e-4;
      const exact = (x: number): number => {
        const q = t === 1 ? sigmoid(x) : 1 - sigmoid(x);
        return (1 - q) ** 2 * -Math.log(q);
      };
      expect(gradient).toBeCloseTo((exact(d + h) - exact(d - h)) / (2 * h), 3);
    });
  });

  it('label smoothing moves the targets', () => {
    const [, gradient] = lossOf(0, 1, { labelSmoothing: 0.2 });
    expect(gradient).toBeCloseTo(0.5 - 0.9, 5);
  });
});
