import { inferShapes } from '../../domain/networks/infer-shapes.js';
import type { WeightedGraph } from '../serving-graph/weighted-graph.js';
import { createOnnxGraph } from './onnx-graph.js';
import { shapeAt, writeNode, type Writer } from './write-node.js';

export const INPUT_NAME = 'patches';
export const OUTPUT_NAME = 'probabilities';

/**
 * Serialised ONNX model of a serving graph: input `patches` uint8 (count, patchSizePx, patchSizePx, 3),
 * output `probabilities` float32 (count, 1, height, width). Casting and the turn to NCHW are part of the graph.
 */
export function buildOnnxModel({ spec, weights }: WeightedGraph, patchSizePx: number): Uint8Array {
  const shapes = inferShapes(spec, { height: patchSizePx, width: patchSizePx });
  const graph = createOnnxGraph(spec.name);
  const writer: Writer = { graph, shapes, weights, inputName: INPUT_NAME };
  for (const node of spec.nodes) writeNode(writer, node);
  graph.node('Sigmoid', [spec.output], {}, OUTPUT_NAME);
  const { height, width } = shapeAt(writer, spec.output);
  return graph.finish(
    { name: INPUT_NAME, type: 'uint8', shape: ['count', patchSizePx, patchSizePx, 3] },
    { name: OUTPUT_NAME, type: 'float', shape: ['count', 1, height, width] },
  );
}
