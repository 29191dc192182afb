import { AppError } from '../errors/app-error.js';
import type { NetworkNode, NetworkSpec, PlaneSize } from './network-spec.js';
import { resolvePads, resolveTrim, slideCount } from './plane-geometry.js';

/** Shape of one node's value without the batch axis. */
export interface PlaneShape extends PlaneSize {
  readonly channels: number;
}

/** Shapes of all nodes by name for an input of this size; throws MODEL_INVALID for a graph or size that does not fit. */
export function inferShapes(spec: NetworkSpec, size: PlaneSize): ReadonlyMap<string, PlaneShape> {
  const shapes = new Map<string, PlaneShape>();
  for (const node of spec.nodes) {
    const inputs = node.inputs.map((name) => requireShape(shapes, name, node.name));
    const shape = shapeOf(node, inputs, size);
    if (shape.height < 1 || shape.width < 1) {
      throw new AppError(
        'MODEL_INVALID',
        `${spec.name}: ${node.name} is empty for an input of ${size.width}×${size.height} px`,
      );
    }
    shapes.set(node.name, shape);
  }
  return shapes;
}

function requireShape(shapes: ReadonlyMap<string, PlaneShape>, name: string, consumer: string): PlaneShape {
  const shape = shapes.get(name);
  if (shape === undefined)
    throw new AppError('MODEL_INVALID', `node ${consumer} reads ${name}, which does not stand before it`);
  return shape;
}

function shapeOf(node: NetworkNode, inputs: readonly PlaneShape[], size: PlaneSize): PlaneShape {
  if (node.op === 'input') return { height: size.height, width: size.width, channels: node.channels };
  const first = inputs[0];
  if (first === undefined) throw new AppError('MODEL_INVALID', `node ${node.name} has no input`);
  switch (node.op) {
    case 'conv2d':
      return { ...slideOver(node, first), channels: node.filters };
    case 'maxPool':
    case 'avgPool':
      return { ...slideOver(node, first), channels: first.channels };
    case 'transposedConv2d': {
      const trim = resolveTrim(node.padding, node.kernel, node.stride);
      const height = (first.height - 1) * node.stride[0] + node.kernel[0] - trim.top - trim.bottom;
      const width = (first.width - 1) * node.stride[1] + node.kernel[1] - trim.left - trim.right;
      return { height, width, channels: node.filters };
    }
    case 'concat':
      return { ...first, channels: inputs.reduce((sum, shape) => sum + shape.channels, 0) };
    case 'upsample2':
      return { height: first.height * 2, width: first.width * 2, channels: first.channels };
    case 'crop':
      return { height: node.height, width: node.width, channels: first.channels };
    default:
      return first;
  }
}

type SlidingNode = Extract<NetworkNode, { readonly op: 'conv2d' | 'maxPool' | 'avgPool' }>;

function slideOver({ padding, kernel, stride }: SlidingNode, input: PlaneSize): PlaneSize {
  const pads = resolvePads(padding, input, kernel, stride);
  return {
    height: slideCount(input.height + pads.top + pads.bottom, kernel[0], stride[0]),
    width: slideCount(input.width + pads.left + pads.right, kernel[1], stride[1]),
  };
}
