import type { NetworkDefinition, PatchBatch } from '../../src/ports/inference-engine.js';
import { plainOps } from '../../src/tfjs/plain-ops.js';
import { runNetwork } from '../../src/tfjs/run-network.js';
import type { Tensor4D, Tf } from '../../src/tfjs/tf-namespace.js';
import { weightShapes } from '../../src/domain/networks/weight-shapes.js';

/**
 * Tumour maps (count, side, side) by the training graph as it stands, on the current backend: no rewrite, softmax and
 * all.
 */
export async function referenceMaps(tf: Tf, definition: NetworkDefinition, batch: PatchBatch): Promise<Float32Array> {
  const { count, patchSizePx } = batch;
  const tumour = tf.tidy(() => {
    const weights = new Map(
      weightShapes(definition.spec).map(({ name, shape }) => [
        name,
        tf.tensor(definition.weights.get(name) ?? [], [...shape]),
      ]),
    );
    const pixels: Tensor4D = tf.tensor4d(Float32Array.from(batch.data), [count, patchSizePx, patchSizePx, 3]);
    const classes = runNetwork(plainOps(tf), definition.spec, weights, pixels);
    return tf.slice4d(classes, [0, 0, 0, 1], [-1, -1, -1, 1]);
  });
  const values = await tumour.data<'float32'>();
  tumour.dispose();
  return values;
}
