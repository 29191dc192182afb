import type { ActivationNode, CropNode, NetworkNode } from '../../../domain/networks/network-spec.js';
import { affineOf } from '../../../domain/quantisation/affine.js';
import { isQuantisedConvolution } from '../../../domain/quantisation/measured-values.js';
import { ONNXRUNTIME } from '../onnx-graph.js';
import { shapeAt, slide, writeNode, type NodeOf } from '../write-node.js';
import type { Int8Writer } from './int8-writer.js';
import { affineInputs, type ByteValue } from './value-forms.js';
import { writeInt8Convolution } from './write-int8-convolution.js';

/** Adds what computes one spec node, on bytes where its input or its work is on bytes. */
export function writeInt8Node(writer: Int8Writer, node: NetworkNode): void {
  const { forms, inputName } = writer;
  const [input = ''] = node.inputs;
  switch (node.op) {
    case 'input':
      // Bytes as they come; what they mean is the next node's to say.
      forms.putBytes(node.name, { tensor: inputName, scale: 1, zeroPoint: 0, offset: 0 });
      return;
    case 'scaleShift':
      forms.putBytes(node.name, scaled(forms.bytes(input), node));
      return;
    case 'conv2d':
      if (isQuantisedConvolution(node)) writeInt8Convolution(writer, node);
      else writeFloatNode(writer, node);
      return;
    case 'maxPool':
      forms.putBytes(node.name, maxPool(writer, node, forms.bytes(input)));
      return;
    case 'avgPool':
      forms.putBytes(node.name, averagePool(writer, node, forms.bytes(input)));
      return;
    case 'concat':
      forms.putBytes(node.name, concat(writer, node));
      return;
    case 'upsample2':
      writeDoubling(writer, node);
      return;
    case 'crop':
      writeCrop(writer, node);
      return;
    case 'relu':
    case 'elu':
      writeActivation(writer, node);
      return;
    default:
      writeFloatNode(writer, node);
  }
}

/** x/255 − 0.5 is 0 between two bytes: the nearer of them stands for it, and the rest is kept apart. */
function scaled(bytes: ByteValue, { scale, shift }: NodeOf<'scaleShift'>): ByteValue {
  const zeroPoint = Math.min(255, Math.max(0, Math.round(-shift / scale)));
  return { ...bytes, scale, zeroPoint, offset: shift + zeroPoint * scale };
}

/** As the float32 graph has it, with channels first. */
function writeFloatNode(writer: Int8Writer, node: NetworkNode): void {
  for (const input of node.inputs) writer.forms.floats(input, 'channelsFirst');
  writer.forms.putFloats(node.name, writeNode(writer, node), 'channelsFirst');
}

function writeActivation({ graph, forms }: Int8Writer, { name, op, inputs }: ActivationNode): void {
  const [input = ''] = inputs;
  // A ReLU that its convolution took over has its value already.
  if (forms.knows(name)) return;
  const tensor = graph.node(op === 'relu' ? 'Relu' : 'Elu', [forms.floats(input, 'channelsLast')]);
  forms.putFloats(name, tensor, 'channelsLast');
}

function maxPool(writer: Int8Writer, node: NodeOf<'maxPool'>, bytes: ByteValue): ByteValue {
  const tensor = writer.graph.node('NhwcMaxPool', [bytes.tensor], slide(writer, node), undefined, ONNXRUNTIME);
  return { ...bytes, tensor };
}

function averagePool(writer: Int8Writer, node: NodeOf<'avgPool'>, bytes: ByteValue): ByteValue {
  const { graph, rangeOf } = writer;
  const affine = affineOf(rangeOf(node.name));
  const inputs = [bytes.tensor, ...affineInputs(graph, bytes), ...affineInputs(graph, affine)];
  const attributes = { ...slide(writer, node), count_include_pad: 0, channels_last: 1 };
  const tensor = graph.node('QLinearAveragePool', inputs, attributes, undefined, ONNXRUNTIME);
  return { tensor, ...affine, offset: 0 };
}

function concat({ graph, forms, rangeOf }: Int8Writer, { name, inputs }: NodeOf<'concat'>): ByteValue {
  const affine = affineOf(rangeOf(name));
  const parts = inputs.flatMap((input) => {
    const bytes = forms.bytes(input);
    return [bytes.tensor, ...affineInputs(graph, bytes)];
  });
  const all = [...affineInputs(graph, affine), ...parts];
  const tensor = graph.node('QLinearConcat', all, { axis: CHANNELS }, undefined, ONNXRUNTIME);
  return { tensor, ...affine, offset: 0 };
}

const CHANNELS = 3;

/**
 * Rows and columns of cells side by side with themselves: copies of whole runs of channels, which Resize does not make.
 */
function writeDoubling(writer: Int8Writer, { name, inputs }: NetworkNode): void {
  const { graph, forms } = writer;
  const [input = ''] = inputs;
  const bytes = forms.bytes(input);
  const { height, width, channels } = shapeAt(writer, input);
  const reshape = (tensor: string, shape: readonly number[]): string =>
    graph.node('Reshape', [tensor, graph.integers(`shape ${shape.join()}`, shape)]);
  const columns = graph.node('Concat', [bytes.tensor, bytes.tensor], { axis: 3 });
  const rows = reshape(columns, [-1, height, 1, 2 * width * channels]);
  const doubled = graph.node('Concat', [rows, rows], { axis: 2 });
  forms.putBytes(name, { ...bytes, tensor: reshape(doubled, [-1, 2 * height, 2 * width, channels]) });
}

function writeCrop({ graph, forms }: Int8Writer, { name, inputs, top, left, height, width }: CropNode): void {
  const [input = ''] = inputs;
  const cut = (tensor: string): string => {
    const starts = graph.integers(`${name}/starts`, [top, left]);
    const ends = graph.integers(`${name}/ends`, [top + height, left + width]);
    return graph.node('Slice', [tensor, starts, ends, graph.integers('cellAxes', [1, 2])]);
  };
  if (forms.has(input) === 'floats')
    forms.putFloats(name, cut(forms.floats(input, 'channelsLast')), 'channelsLast', forms.ranged(input));
  else forms.putBytes(name, { ...forms.bytes(input), tensor: cut(forms.bytes(input).tensor) });
}
