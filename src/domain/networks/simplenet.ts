import { createNetworkBuilder } from './network-builder.js';
import type { NetworkSpec } from './network-spec.js';

/** SimpleNet: strided convolutions down to 1/16, one 31×31 transposed convolution back up; 1,538,048 parameters. */
export function simplenet(): NetworkSpec {
  const net = createNetworkBuilder('simplenet');
  const conv1 = net.activate(net.conv(net.input, [3, 3], 100, { stride: 2 }), 'elu');
  const conv2 = net.activate(net.conv(net.maxPool(conv1, 2, 2), [3, 3], 200, { stride: 2 }), 'elu');
  const conv3 = net.activate(net.conv(net.maxPool(conv2, 2, 2), [3, 3], 300), 'elu');
  const conv4 = net.activate(net.conv(conv3, [3, 3], 300), 'elu');
  const scores = net.conv(net.dropout(conv4, 0.2), [1, 1], 2);
  const upscaled = net.add({
    name: 'upscale',
    op: 'transposedConv2d',
    inputs: [scores],
    kernel: [31, 31],
    stride: [16, 16],
    filters: 2,
    padding: 'same',
  });
  return net.build(net.activate(upscaled, 'softmax'), 16);
}
