// What the values of a network span over patches: the float32 graph of whole maps, with the extremes of each as
// outputs.
import { inferShapes } from '../../../domain/networks/infer-shapes.js';
import type { WeightedGraph } from '../../serving-graph/weighted-graph.js';
import { INPUT_NAME } from '../build-onnx-model.js';
import { createOnnxGraph, type OnnxGraph } from '../onnx-graph.js';
import { writeNode, type Writer } from '../write-node.js';

export const LOWS_NAME = 'lows';
export const HIGHS_NAME = 'highs';

/**
 * Serialised ONNX model: input `patches` as the serving graph's, outputs `lows` and `highs` float32
 * (count, values.length, 1, 1): the least and the largest of each named value in each patch.
 */
export function buildRangeModel(
  { spec, weights }: WeightedGraph,
  patchSizePx: number,
  values: readonly string[],
): Uint8Array {
  const shapes = inferShapes(spec, { height: patchSizePx, width: patchSizePx });
  const graph = createOnnxGraph(spec.name);
  const writer: Writer = { graph, shapes, weights, inputName: INPUT_NAME };
  for (const node of spec.nodes) writeNode(writer, node);
  writeExtremes(graph, 'ReduceMin', values, LOWS_NAME);
  writeExtremes(graph, 'ReduceMax', values, HIGHS_NAME);
  const shape = ['count', values.length, 1, 1];
  return graph.finish(
    { name: INPUT_NAME, type: 'uint8', shape: ['count', patchSizePx, patchSizePx, 3] },
    { name: LOWS_NAME, type: 'float', shape },
    { name: HIGHS_NAME, type: 'float', shape },
  );
}

function writeExtremes(
  graph: OnnxGraph,
  reduce: 'ReduceMin' | 'ReduceMax',
  values: readonly string[],
  name: string,
): void {
  const extremes = values.map((value) => graph.node(reduce, [value], { axes: [1, 2, 3] }));
  graph.node('Concat', extremes, { axis: 1 }, name);
}
