// A serving graph in int8: convolutions on bytes with channels last, as patches arrive; the closing layers stay
// float32.
import { inferShapes } from '../../../domain/networks/infer-shapes.js';
import { AppError } from '../../../domain/errors/app-error.js';
import type { ValueRange } from '../../../domain/quantisation/affine.js';
import type { WeightedGraph } from '../../serving-graph/weighted-graph.js';
import { INPUT_NAME, OUTPUT_NAME } from '../build-onnx-model.js';
import { createOnnxGraph } from '../onnx-graph.js';
import { shapeAt } from '../write-node.js';
import type { Int8Writer } from './int8-writer.js';
import { createValueForms } from './value-forms.js';
import { writeInt8Node } from './write-int8-node.js';

/** Ranges by node of the whole serving graph; what was cut out of it keeps the names. */
export type ActivationRanges = ReadonlyMap<string, ValueRange>;

/** Input and output as those of `buildOnnxModel`. Throws MODEL_INVALID for a value without a range. */
export function buildInt8Model(
  { spec, weights }: WeightedGraph,
  patchSizePx: number,
  ranges: ActivationRanges,
): Uint8Array {
  const shapes = inferShapes(spec, { height: patchSizePx, width: patchSizePx });
  const graph = createOnnxGraph(spec.name);
  const rangeOf = (name: string): ValueRange => {
    const range = ranges.get(name);
    if (range === undefined) throw new AppError('MODEL_INVALID', `${spec.name}: ${name} has no activation range`);
    return range;
  };
  const forms = createValueForms(graph, rangeOf);
  const writer: Int8Writer = { graph, shapes, weights, inputName: INPUT_NAME, spec, forms, rangeOf };
  for (const node of spec.nodes) writeInt8Node(writer, node);
  graph.node('Sigmoid', [forms.floats(spec.output, 'channelsFirst')], {}, OUTPUT_NAME);
  const { height, width } = shapeAt(writer, spec.output);
  return graph.finish(
    { name: INPUT_NAME, type: 'uint8', shape: ['count', patchSizePx, patchSizePx, 3] },
    { name: OUTPUT_NAME, type: 'float', shape: ['count', 1, height, width] },
  );
}
