import { AppError } from '../errors/app-error.js';
import { channelsOf } from './infer-channels.js';
import type { NetworkNode, NetworkSpec, PlaneSize } from './network-spec.js';
import { resolvePads, resolveTrim, slideCount } from './plane-geometry.js';

/** Shape of one node's value without the batch axis. */
export interface PlaneShape extends PlaneSize {
  readonly channels: number;
}

/**
 * Shapes of all nodes by name for an input of this size; throws MODEL_INVALID for a graph or size that does not fit.
 */
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
  const channels = channelsOf(
    node,
    inputs.map((input) => input.channels),
  );
  return { ...planeOf(node, inputs[0], size), channels };
}

function planeOf(node: NetworkNode, input: PlaneShape | undefined, size: PlaneSize): PlaneSize {
  if (node.op === 'input') return size;
  if (input === undefined) throw new AppError('MODEL_INVALID', `node ${node.name} has no input`);
  switch (node.op) {
    case 'conv2d':
    case 'maxPool':
    case 'avgPool':
      return slideOver(node, input);
    case 'transposedConv2d': {
      const trim = resolveTrim(node.padding, node.kernel, node.stride);
      const height = (input.height - 1) * node.stride[0] + node.kernel[0] - trim.top - trim.bottom;
      const width = (input.width - 1) * node.stride[1] + node.kernel[1] - trim.left - trim.right;
      return { height, width };
    }
    case 'upsample2':
      return { height: input.height * 2, width: input.width * 2 };
    case 'crop':
      return { height: node.height, width: node.width };
    default:
      return { height: input.height, width: input.width };
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
