import type { NetworkBuilder } from './network-builder.js';
import { createNetworkBuilder } from './network-builder.js';
import type { NetworkSpec } from './network-spec.js';

export interface Inceptionv3Options {
  /** Every encoder filter count is integer-divided by this; 2 gives 2,883,400 parameters. */
  readonly downPara: number;
}

/** Keras' values for its InceptionV3, momentum aside: runs here are thousands of steps, not millions. */
const BATCH_NORM_EPSILON = 1e-3;
const BATCH_NORM_MOMENTUM = 0.97;

interface Encoder {
  readonly net: NetworkBuilder;
  /** Convolution without bias → batch norm → ReLU. */
  block(from: string, kernel: readonly [number, number], filters: number, stride?: number): string;
}

/**
 * InceptionV3 up to block mixed7 (Szegedy et al. 2016), thinned by `downPara`, with a decoder that doubles four times.
 * All padding is 'same' but for the first max-pool.
 */
export function inceptionv3(options: Inceptionv3Options = { downPara: 2 }): NetworkSpec {
  const net = createNetworkBuilder('inceptionv3');
  const encoder = createEncoder(net, options.downPara);
  let x = stem(encoder);
  for (const poolFilters of [32, 64, 64]) x = mixed35(encoder, x, poolFilters);
  x = mixed3(encoder, x);
  for (const filters7 of [128, 160, 160, 192]) x = mixed17(encoder, x, filters7);
  return net.build(decoder(net, x), 16);
}

function createEncoder(net: NetworkBuilder, downPara: number): Encoder {
  return {
    net,
    block: (from, kernel, filters, stride = 1) => {
      const conv = net.conv(from, kernel, Math.floor(filters / downPara), { stride, useBias: false });
      const norm = net.add({
        name: `${conv}/norm`,
        op: 'batchNorm',
        inputs: [conv],
        epsilon: BATCH_NORM_EPSILON,
        momentum: BATCH_NORM_MOMENTUM,
      });
      return net.activate(norm, 'relu');
    },
  };
}

function stem({ net, block }: Encoder): string {
  let x = block(net.input, [3, 3], 32, 2);
  x = block(block(x, [3, 3], 32), [3, 3], 64);
  x = net.maxPool(x, 3, 2, 'valid');
  x = block(block(x, [1, 1], 80), [3, 3], 192);
  return net.maxPool(x, 3, 2);
}

/** mixed0–mixed2, named after their plane at the network's original 299 px. */
function mixed35({ net, block }: Encoder, x: string, poolFilters: number): string {
  const narrow = block(x, [1, 1], 64);
  const wide = block(block(x, [1, 1], 48), [5, 5], 64);
  const double = block(block(block(x, [1, 1], 64), [3, 3], 96), [3, 3], 96);
  const pool = block(net.avgPool(x, 3), [1, 1], poolFilters);
  return net.concat([narrow, wide, double, pool]);
}

function mixed3({ net, block }: Encoder, x: string): string {
  const single = block(x, [3, 3], 384, 2);
  const double = block(block(block(x, [1, 1], 64), [3, 3], 96), [3, 3], 96, 2);
  return net.concat([single, double, net.maxPool(x, 3, 2)]);
}

/** mixed4–mixed7: 7×7 convolutions factored into 1×7 and 7×1. */
function mixed17({ net, block }: Encoder, x: string, filters7: number): string {
  const narrow = block(x, [1, 1], 192);
  const single = block(block(block(x, [1, 1], filters7), [1, 7], filters7), [7, 1], 192);
  let double = block(block(x, [1, 1], filters7), [7, 1], filters7);
  double = block(block(block(double, [1, 7], filters7), [7, 1], filters7), [1, 7], 192);
  const pool = block(net.avgPool(x, 3), [1, 1], 192);
  return net.concat([narrow, single, double, pool]);
}

function decoder(net: NetworkBuilder, from: string): string {
  let x = from;
  for (const filters of [128, 64, 32, 16]) {
    x = net.upsample2(x);
    for (const size of [2, 3, 3]) x = net.activate(net.conv(x, [size, size], filters), 'relu');
  }
  x = net.activate(net.conv(x, [3, 3], 2), 'relu');
  return net.activate(net.conv(x, [1, 1], 2), 'softmax');
}
