import type { NodeBackend, OpAttribute } from '../node-backend.js';
import type { RecordedConstant, RecordedOperation, Recording } from './record-operations.js';
import type { AttributeMessage, NodeMessage, ShapeMessage } from './saved-model-proto.js';

export interface GraphInput {
  readonly id: number;
  /** DataType of TensorFlow. */
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** Output `index` of the graph is the node of this name. */
export const outputName = (index: number): string => `output${index}`;
export const inputName = (index: number): string => `input${index}`;

/** The recording as nodes: placeholders for the inputs, constants, operations, and an identity for each output. */
export function graphOfRecording(
  { operations, constants }: Recording,
  inputs: readonly GraphInput[],
  outputIds: readonly number[],
  binding: NodeBackend['binding'],
): NodeMessage[] {
  const sources = new Map(inputs.map(({ id }, index) => [id, inputName(index)]));
  const nodes = inputs.map(({ dtype, shape }, index) =>
    node(inputName(index), 'Placeholder', [], { dtype: { type: dtype }, shape: { shape: shapeOf(shape) } }),
  );
  const dtypes = new Map(inputs.map(({ id, dtype }) => [id, dtype]));
  const sourceOf = (id: number): string => {
    const known = sources.get(id);
    if (known !== undefined) return known;
    const constant = constants.get(id);
    if (constant === undefined) throw new Error('a tensor from outside that is no input cannot be part of a graph');
    sources.set(id, `constant${id}`);
    dtypes.set(id, constant.dtype);
    nodes.push(constantNode(`constant${id}`, constant));
    return `constant${id}`;
  };
  for (const [index, operation] of operations.entries()) {
    nodes.push(operationNode(`operation${index}`, operation, operation.inputIds.map(sourceOf), binding));
    for (const [output, id] of operation.outputIds.entries()) sources.set(id, `operation${index}:${output}`);
  }
  const outputs = outputIds.map((id, index) =>
    node(outputName(index), 'Identity', [sourceOf(id)], { T: { type: dtypes.get(id) ?? binding.TF_FLOAT } }),
  );
  return [...nodes, ...outputs];
}

function node(
  name: string,
  op: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, AttributeMessage>>,
): NodeMessage {
  return { name, op, inputs, attributes };
}

function constantNode(name: string, { dtype, shape, bytes }: RecordedConstant): NodeMessage {
  const tensor = { dtype, shape: shapeOf(shape), content: bytes };
  return node(name, 'Const', [], { dtype: { type: dtype }, value: { tensor } });
}

function operationNode(
  name: string,
  { op, attributes }: RecordedOperation,
  inputs: readonly string[],
  binding: NodeBackend['binding'],
): NodeMessage {
  const values = attributes.map((attribute) => [attribute.name, attributeValue(attribute, binding)] as const);
  return node(name, op, inputs, Object.fromEntries(values));
}

function attributeValue({ type, value }: OpAttribute, binding: NodeBackend['binding']): AttributeMessage {
  switch (type) {
    case binding.TF_ATTR_TYPE:
      return { type: Number(value) };
    case binding.TF_ATTR_INT:
      return Array.isArray(value) ? { list: { i: value.map(Number) } } : { i: Number(value) };
    case binding.TF_ATTR_FLOAT:
      return { f: Number(value) };
    case binding.TF_ATTR_BOOL:
      return { b: value === true };
    case binding.TF_ATTR_STRING:
      return { s: Buffer.from(String(value)) };
    case binding.TF_ATTR_SHAPE:
      return { shape: shapeOf(value as readonly number[]) };
    default:
      throw new Error(`attributes of kind ${type} are not known to graphs`);
  }
}

function shapeOf(shape: readonly number[]): ShapeMessage {
  return { dimensions: shape.map((size) => ({ size })) };
}
