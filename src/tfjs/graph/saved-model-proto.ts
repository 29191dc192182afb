// The messages of TensorFlow's SavedModel that a graph without variables needs, by the field numbers of
// tensorflow/core/framework/{graph,node_def,attr_value,tensor,tensor_shape,versions}.proto and
// tensorflow/core/protobuf/{meta_graph,saved_model}.proto.
import protobuf from 'protobufjs';
import { mapValues } from '../../domain/collections/map-values.js';

type Fields = Readonly<Record<string, readonly [type: string, id: number]>>;

function message(fields: Fields, oneof?: readonly string[]): protobuf.IType {
  return {
    fields: mapValues(fields, fieldOf),
    ...(oneof !== undefined && { oneofs: { value: { oneof: [...oneof] } } }),
  };
}

function fieldOf([type, id]: readonly [string, number]): protobuf.IField {
  const [first = '', second] = type.split(' ');
  return second === undefined ? { type: first, id } : { rule: first, type: second, id };
}

const VALUES: Fields = {
  list: ['List', 1],
  s: ['bytes', 2],
  i: ['int64', 3],
  f: ['float', 4],
  b: ['bool', 5],
  type: ['int32', 6],
  shape: ['Shape', 7],
  tensor: ['TensorValue', 8],
};

const nested: Readonly<Record<string, protobuf.IType>> = {
  SavedModel: message({ savedModelSchemaVersion: ['int64', 1], metaGraphs: ['repeated MetaGraph', 2] }),
  MetaGraph: message({ metaInfo: ['MetaInfo', 1], graph: ['Graph', 2] }),
  MetaInfo: message({ tags: ['repeated string', 4] }),
  Graph: message({ nodes: ['repeated Node', 1], versions: ['Versions', 4] }),
  Versions: message({ producer: ['int32', 1] }),
  Node: {
    fields: {
      ...message({ name: ['string', 1], op: ['string', 2], inputs: ['repeated string', 3] }).fields,
      attributes: { keyType: 'string', type: 'AttributeValue', id: 5 } as protobuf.IMapField,
    },
  },
  AttributeValue: message(VALUES, Object.keys(VALUES)),
  List: message({ i: ['repeated int64', 3] }),
  Shape: message({ dimensions: ['repeated Dimension', 2] }),
  Dimension: message({ size: ['int64', 1] }),
  TensorValue: message({ dtype: ['int32', 1], shape: ['Shape', 2], content: ['bytes', 4] }),
};

export interface ShapeMessage {
  readonly dimensions: readonly { readonly size: number }[];
}

/** One of them is set. */
export interface AttributeMessage {
  readonly list?: { readonly i: readonly number[] };
  readonly s?: Uint8Array;
  readonly i?: number;
  readonly f?: number;
  readonly b?: boolean;
  readonly type?: number;
  readonly shape?: ShapeMessage;
  readonly tensor?: { readonly dtype: number; readonly shape: ShapeMessage; readonly content: Uint8Array };
}

export interface NodeMessage {
  readonly name: string;
  readonly op: string;
  /** `name` or `name:output`. */
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeMessage>>;
}

/** Older than any libtensorflow that this runs on, newer than any operation of the past. */
const PRODUCER = 987;

const savedModel = protobuf.Root.fromJSON({ nested }).lookupType('SavedModel');

/** Bytes of a saved_model.pb with this one graph. */
export function encodeSavedModel(nodes: readonly NodeMessage[], tag: string): Uint8Array {
  const graph = { nodes, versions: { producer: PRODUCER } };
  const whole = { savedModelSchemaVersion: 1, metaGraphs: [{ metaInfo: { tags: [tag] }, graph }] };
  return savedModel.encode(savedModel.fromObject(whole)).finish();
}
