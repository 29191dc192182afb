import type { NetworkDefinition } from '../../src/ports/inference-engine.js';
import { inferShapes } from '../../src/domain/networks/infer-shapes.js';
import { createOnnxGraph } from '../../src/engines/onnx/onnx-graph.js';
import { shapeAt, writeNode, type Writer } from '../../src/engines/onnx/write-node.js';

export const PLAIN_INPUT = 'patches';
export const PLAIN_OUTPUT = 'classes';

/**
 * Serialised ONNX model of the training graph as it stands, without any rewrite: input `patches` uint8
 * (count, patchSizePx, patchSizePx, 3), output `classes` float32 (count, 2, patchSizePx, patchSizePx), softmax over
 * not-tumour and tumour. What another server is given, and what the serving graph is held against.
 */
export function plainModel({ spec, weights }: NetworkDefinition, patchSizePx: number): Uint8Array {
  const shapes = inferShapes(spec, { height: patchSizePx, width: patchSizePx });
  const graph = createOnnxGraph(spec.name);
  const writer: Writer = { graph, shapes, weights, inputName: PLAIN_INPUT };
  for (const node of spec.nodes) {
    if (node.op === 'dropout') graph.node('Identity', node.inputs, {}, node.name);
    else if (node.op === 'softmax') graph.node('Softmax', node.inputs, { axis: 1 }, node.name);
    else writeNode(writer, node);
  }
  graph.node('Identity', [spec.output], {}, PLAIN_OUTPUT);
  const { height, width, channels } = shapeAt(writer, spec.output);
  return graph.finish(
    { name: PLAIN_INPUT, type: 'uint8', shape: ['count', patchSizePx, patchSizePx, 3] },
    { name: PLAIN_OUTPUT, type: 'float', shape: ['count', channels, height, width] },
  );
}
