import type { Conv2dNode } from '../../../domain/networks/network-spec.js';
import { affineOf } from '../../../domain/quantisation/affine.js';
import { quantiseKernel, type QuantisedKernel } from '../../../domain/quantisation/quantise-kernel.js';
import { onlyReader } from '../../serving-graph/readers.js';
import { planesLast } from '../kernel-layout.js';
import { ONNXRUNTIME } from '../onnx-graph.js';
import { slide, weightAt } from '../write-node.js';
import type { Int8Writer } from './int8-writer.js';
import { affineInputs, type ByteValue } from './value-forms.js';

/** A ReLU that alone reads it costs nothing: its range begins at 0, where rounding cuts. */
export function writeInt8Convolution(writer: Int8Writer, node: Conv2dNode): void {
  const { graph, forms, spec, rangeOf } = writer;
  const input = forms.bytes(node.inputs[0] ?? '');
  const reader = onlyReader(spec, node.name);
  const name = reader?.op === 'relu' ? reader.name : node.name;
  const affine = affineOf(rangeOf(name));
  const inputs = [
    ...[input.tensor, ...affineInputs(graph, input)],
    ...kernelInputs(writer, node, input),
    ...affineInputs(graph, affine),
    `${node.name}/bias`,
  ];
  const attributes = { ...slide(writer, node), channels_last: 1 };
  const tensor = graph.node('QLinearConv', inputs, attributes, undefined, ONNXRUNTIME);
  forms.putBytes(name, { tensor, ...affine, offset: 0 });
}

/** Kernel, its scales and its zero point; puts the bias beside them. */
function kernelInputs({ graph, weights }: Int8Writer, node: Conv2dNode, input: ByteValue): readonly string[] {
  const { name, kernel, filters } = node;
  const floats = planesLast(weightAt(weights, `${name}/kernel`), kernel, filters);
  const biases = node.useBias ? weightAt(weights, `${name}/bias`) : new Float32Array(filters);
  const quantised = quantiseKernel(floats, withOffset(biases, floats, input), input.scale);
  return addKernel(graph, node, quantised);
}

/**
 * What the input's offset adds to every cell. Cells at the rim see it in the padding too, which has none of it: half a
 * 255th of a colour, below the rounding of the bytes themselves.
 */
function withOffset(biases: Float32Array, kernel: Float32Array, { offset }: ByteValue): Float32Array {
  const perFilter = kernel.length / biases.length;
  return biases.map((bias, filter) => {
    const sum = kernel.subarray(filter * perFilter, (filter + 1) * perFilter).reduce((all, weight) => all + weight, 0);
    return bias + sum * offset;
  });
}

function addKernel(
  graph: Int8Writer['graph'],
  { name, kernel, filters }: Conv2dNode,
  { values, scales, biases }: QuantisedKernel,
): readonly string[] {
  const channels = values.length / (filters * kernel[0] * kernel[1]);
  graph.smallIntegers(`${name}/bias`, [filters], biases);
  return [
    graph.smallIntegers(`${name}/kernel`, [filters, channels, ...kernel], values),
    graph.floats(`${name}/scales`, [filters], scales),
    graph.smallIntegers('kernelZero', [], Int8Array.of(0)),
  ];
}
