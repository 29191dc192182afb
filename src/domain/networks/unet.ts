import { createNetworkBuilder, type NetworkBuilder } from './network-builder.js';
import type { NetworkSpec } from './network-spec.js';

const DROPOUT_RATE = 0.2;

/** U-Net with 16 to 256 filters, skip connections and dropout (Ronneberger et al. 2015, thinned). */
export function unet(): NetworkSpec {
  const net = createNetworkBuilder('unet');
  const skips: string[] = [];
  let x = net.input;
  for (const filters of [16, 32, 64, 128]) {
    const skip = doubleConv(net, x, filters);
    skips.push(skip);
    x = net.maxPool(skip, 2, 2);
  }
  x = doubleConv(net, x, 256);
  for (const [index, filters] of [128, 64, 32, 16].entries()) {
    const skip = skips[skips.length - 1 - index] ?? x;
    const raised = net.activate(net.conv(net.upsample2(x), [2, 2], filters), 'relu');
    x = doubleConv(net, net.concat([skip, raised]), filters);
  }
  return net.build(net.activate(net.conv(x, [1, 1], 2), 'softmax'), 16);
}

function doubleConv(net: NetworkBuilder, from: string, filters: number): string {
  const first = net.activate(net.conv(from, [3, 3], filters), 'relu');
  return net.activate(net.conv(net.dropout(first, DROPOUT_RATE), [3, 3], filters), 'relu');
}
