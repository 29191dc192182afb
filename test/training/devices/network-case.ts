// A network at a size that every backend differentiates in a second, with seeded weights and pixels.
import { buildNetwork, type ArchitectureId } from '../../../src/domain/networks/architecture.js';
import type { NetworkSpec } from '../../../src/domain/networks/network-spec.js';
import { restrictToWindow } from '../../../src/domain/networks/restrict-to-window.js';
import { centreWindow } from '../../../src/domain/networks/window.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { runNetwork } from '../../../src/tfjs/run-network.js';
import type { TensorOps } from '../../../src/tfjs/tensor-ops.js';
import type { Scalar, Tensor } from '../../../src/tfjs/tf-namespace.js';
import { initialWeights } from '../../../src/training/initial-weights.js';
import { byName, layoutOf } from '../../../src/training/parameter-layout.js';

export const NETWORKS = ['simplenet', 'inceptionv3', 'unet'] as const;

export interface NetworkCase {
  readonly spec: NetworkSpec;
  /** `spec` cut to the centre, as it is trained. */
  readonly windowSpec: NetworkSpec;
  readonly weights: ReadonlyMap<string, Float32Array>;
  readonly batch: { readonly pixels: Float32Array; readonly targets: Float32Array; readonly sizePx: number };
}

/** Dark patches are normal and bright ones tumour, under noise: a few steps learn it. */
export function networkCase(id: ArchitectureId, { count = 2, sizePx = 64, centrePx = 16 } = {}): NetworkCase {
  const spec = buildNetwork({ id, options: id === 'inceptionv3' ? { downPara: 2 } : {} });
  const plane = { height: sizePx, width: sizePx };
  const random = createRandomStream(7);
  const targets = Float32Array.from({ length: count }, (_, index) => index % 2);
  const perPatch = sizePx * sizePx * 3;
  const pixels = Float32Array.from({ length: count * perPatch }, (_, at) => {
    const bright = (targets[Math.floor(at / perPatch)] ?? 0) > 0;
    return (bright ? 100 : 0) + 155 * random();
  });
  return {
    spec,
    windowSpec: restrictToWindow(spec, plane, centreWindow(plane, centrePx)),
    weights: initialWeights(spec, 3),
    batch: { pixels, targets, sizePx },
  };
}

export interface Differentiated {
  readonly loss: number;
  readonly gradients: ReadonlyMap<string, Float32Array>;
  /** Means and variances of the batch, by node. */
  readonly statistics: ReadonlyMap<string, Float32Array>;
}

/** Loss and gradients of one training pass; `shift` moves each weight along the values given for it. */
export function differentiate(
  ops: TensorOps,
  { windowSpec, weights, batch }: NetworkCase,
  shift?: ReadonlyMap<string, Float32Array>,
): Differentiated {
  const { tf } = ops;
  const { trained: layout } = layoutOf(windowSpec);
  const statistics = new Map<string, Float32Array>();
  tf.engine().startScope();
  try {
    const x = tf.tensor4d(batch.pixels, [batch.targets.length, batch.sizePx, batch.sizePx, 3]);
    const trained = layout.map(({ name, shape }) => {
      const moved = Float32Array.from(weights.get(name) ?? [], (value, at) => value + (shift?.get(name)?.[at] ?? 0));
      return tf.tensor(moved, [...shape]);
    });
    const lossOf = (...values: Tensor[]): Scalar => {
      const logits = runNetwork(ops, logitsOf(windowSpec), byName(layout, values), x, {
        seed: tf.scalar(5, 'int32'),
        onStatistics: (node, { mean, variance }) => {
          statistics.set(`${node}/mean`, mean.dataSync() as Float32Array);
          statistics.set(`${node}/variance`, variance.dataSync() as Float32Array);
          tf.dispose([mean, variance]);
        },
      });
      const [normal, tumour] = tf.split(logits, 2, 3) as [Tensor, Tensor];
      // All of one class: gradients of two that a fresh network cannot tell apart would cancel down to rounding.
      return tf.mean(tf.softplus(tf.sub(tumour, normal)));
    };
    const { value, grads } = tf.valueAndGrads(lossOf)(trained);
    const gradients = new Map(layout.map(({ name }, index) => [name, grads[index]!.dataSync() as Float32Array]));
    return { loss: value.dataSync()[0]!, gradients, statistics };
  } finally {
    tf.engine().endScope();
  }
}

/** Without the closing softmax. */
function logitsOf(spec: NetworkSpec): NetworkSpec {
  const softmax = spec.nodes.find(({ name }) => name === spec.output);
  return { ...spec, nodes: spec.nodes.filter((node) => node !== softmax), output: softmax?.inputs[0] ?? '' };
}

/** ‖a − b‖ / ‖b‖ over all values of all parts. */
export function relativeError(
  actual: ReadonlyMap<string, Float32Array>,
  expected: ReadonlyMap<string, Float32Array>,
): number {
  let difference = 0;
  let size = 0;
  for (const [name, values] of expected) {
    for (const [at, value] of values.entries()) {
      difference += ((actual.get(name)?.[at] ?? NaN) - value) ** 2;
      size += value ** 2;
    }
  }
  return Math.sqrt(difference / size);
}
