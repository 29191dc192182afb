import { AppError } from '../../domain/errors/app-error.js';
import type { PlaneShape } from '../../domain/networks/infer-shapes.js';
import type { BatchNormNode, CropNode, Extent2d, NetworkNode, Pads } from '../../domain/networks/network-spec.js';
import { resolvePads, resolveTrim } from '../../domain/networks/plane-geometry.js';
import { planesLast } from './kernel-layout.js';
import type { OnnxGraph } from './onnx-graph.js';

export interface Writer {
  readonly graph: OnnxGraph;
  /** Of every node of the spec being written. */
  readonly shapes: ReadonlyMap<string, PlaneShape>;
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** Graph input, uint8 NHWC. */
  readonly inputName: string;
}

export type NodeOf<Op extends NetworkNode['op']> = Extract<NetworkNode, { readonly op: Op }>;

/** Adds the ONNX nodes for one spec node and returns the name of its value, which is the spec node's own. */
export function writeNode(writer: Writer, node: NetworkNode): string {
  const { graph } = writer;
  const { name, inputs } = node;
  switch (node.op) {
    case 'input':
      return writeInput(writer, name);
    case 'scaleShift':
      return writeScaleShift(graph, node);
    case 'conv2d':
      return writeConv(writer, node);
    case 'transposedConv2d':
      return writeTransposedConv(writer, node);
    case 'batchNorm':
      return writeBatchNorm(writer, node);
    case 'maxPool':
      return graph.node('MaxPool', inputs, slide(writer, node), name);
    case 'avgPool':
      return graph.node('AveragePool', inputs, { ...slide(writer, node), count_include_pad: 0 }, name);
    case 'upsample2':
      return writeUpsample(graph, node);
    case 'crop':
      return writeCrop(graph, node);
    case 'concat':
      return graph.node('Concat', inputs, { axis: 1 }, name);
    case 'relu':
      return graph.node('Relu', inputs, {}, name);
    case 'elu':
      return graph.node('Elu', inputs, {}, name);
    default:
      throw new AppError('INTERNAL', `${node.op} has no place in a serving graph`);
  }
}

export function shapeAt({ shapes }: Pick<Writer, 'shapes'>, name: string): PlaneShape {
  const shape = shapes.get(name);
  if (shape === undefined) throw new AppError('INTERNAL', `no shape for node ${name}`);
  return shape;
}

/** TensorProto.DataType.FLOAT, as Cast's `to` wants it. */
const FLOAT = 1;

/** Turned to NCHW while still bytes: a quarter of the memory traffic. */
function writeInput({ graph, inputName }: Writer, name: string): string {
  const planes = graph.node('Transpose', [inputName], { perm: [0, 3, 1, 2] });
  return graph.node('Cast', [planes], { to: FLOAT }, name);
}

function writeScaleShift(graph: OnnxGraph, { name, inputs, scale, shift }: NodeOf<'scaleShift'>): string {
  const scaled = graph.node('Mul', [...inputs, graph.floats(`${name}/scale`, [], Float32Array.of(scale))]);
  return graph.node('Add', [scaled, graph.floats(`${name}/shift`, [], Float32Array.of(shift))], {}, name);
}

function writeConv(writer: Writer, node: NodeOf<'conv2d'>): string {
  const inputs = [...node.inputs, kernelOf(writer, node, node.filters), ...biasOf(writer, node)];
  return writer.graph.node('Conv', inputs, slide(writer, node), node.name);
}

function writeTransposedConv(writer: Writer, node: NodeOf<'transposedConv2d'>): string {
  const { channels } = shapeAt(writer, node.inputs[0] ?? '');
  const inputs = [...node.inputs, kernelOf(writer, node, channels), ...biasOf(writer, node)];
  const pads = padList(resolveTrim(node.padding, node.kernel, node.stride));
  return writer.graph.node(
    'ConvTranspose',
    inputs,
    { kernel_shape: node.kernel, strides: node.stride, pads },
    node.name,
  );
}

function writeBatchNorm({ graph, weights }: Writer, { name, inputs, epsilon }: BatchNormNode): string {
  const part = (key: string): Float32Array => weightAt(weights, `${name}/${key}`);
  // Scale is 1: the networks' batch norms have none.
  const parts = {
    scale: part('beta').map(() => 1),
    beta: part('beta'),
    mean: part('mean'),
    variance: part('variance'),
  };
  const names = Object.entries(parts).map(([key, values]) => graph.floats(`${name}/${key}`, [values.length], values));
  return graph.node('BatchNormalization', [...inputs, ...names], { epsilon: { float: epsilon } }, name);
}

function writeUpsample(graph: OnnxGraph, { name, inputs }: NetworkNode): string {
  const factors = graph.floats('doubling', [4], Float32Array.of(1, 1, 2, 2));
  const attributes = { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  return graph.node('Resize', [...inputs, '', factors], attributes, name);
}

function writeCrop(graph: OnnxGraph, { name, inputs, top, left, height, width }: CropNode): string {
  const starts = graph.integers(`${name}/starts`, [top, left]);
  const ends = graph.integers(`${name}/ends`, [top + height, left + width]);
  return graph.node('Slice', [...inputs, starts, ends, graph.integers('planeAxes', [2, 3])], {}, name);
}

export interface SlideAttributes {
  readonly kernel_shape: Extent2d;
  readonly strides: Extent2d;
  readonly pads: readonly number[];
  readonly [name: string]: readonly number[];
}

export function slide(
  writer: Writer,
  { inputs, padding, kernel, stride }: NodeOf<'conv2d' | 'maxPool' | 'avgPool'>,
): SlideAttributes {
  const pads = resolvePads(padding, shapeAt(writer, inputs[0] ?? ''), kernel, stride);
  return { kernel_shape: kernel, strides: stride, pads: padList(pads) };
}

function padList({ top, left, bottom, right }: Pads): readonly number[] {
  return [top, left, bottom, right];
}

type LinearNode = NodeOf<'conv2d' | 'transposedConv2d'>;

/**
 * `first` is the length of the axis that ONNX puts first: a convolution's filters, a transposed one's input channels.
 */
function kernelOf({ graph, weights }: Writer, { name, kernel }: LinearNode, first: number): string {
  const values = weightAt(weights, `${name}/kernel`);
  const second = values.length / (kernel[0] * kernel[1] * first);
  return graph.floats(`${name}/kernel`, [first, second, ...kernel], planesLast(values, kernel, first));
}

function biasOf({ graph, weights }: Writer, node: LinearNode): readonly string[] {
  if (node.op === 'conv2d' && !node.useBias) return [];
  return [graph.floats(`${node.name}/bias`, [node.filters], weightAt(weights, `${node.name}/bias`))];
}

export function weightAt(weights: ReadonlyMap<string, Float32Array>, name: string): Float32Array {
  const weight = weights.get(name);
  if (weight === undefined) throw new AppError('INTERNAL', `weight ${name} is missing`);
  return weight;
}
