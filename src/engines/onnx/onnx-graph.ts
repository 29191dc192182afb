// Writes ONNX graphs node by node; the only file that knows the protobuf classes.
// They come from onnx-proto: ONNX's own published schema, typed, rather than a copy of part of it kept here.
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
type NodeProto = onnxProto.onnx.INodeProto;
type AttributeProto = onnxProto.onnx.IAttributeProto;
type TensorProto = onnxProto.onnx.ITensorProto;

/** IR 8 and operator set 15 (ONNX 1.10): the first with everything used here, read by every onnxruntime since 1.9. */
const IR_VERSION = 8;
const OPERATOR_SET = 15;
/** onnxruntime's own operators: those on bytes with channels last. */
export const ONNXRUNTIME = 'com.microsoft';
const ONNXRUNTIME_SET = 1;

/** Integer or list of integers, float marked as such, or text. */
export type OnnxAttribute = number | readonly number[] | { readonly float: number } | string;

export interface ValueDescription {
  readonly name: string;
  readonly type: 'uint8' | 'float';
  /** A name stands for a length known at run time only. */
  readonly shape: readonly (number | string)[];
}

export type SmallIntegers = Int8Array | Uint8Array | Int32Array;

/** Methods return the name of the value they add. */
export interface OnnxGraph {
  node(
    opType: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, OnnxAttribute>>,
    output?: string,
    domain?: string,
  ): string;
  floats(name: string, shape: readonly number[], values: Float32Array): string;
  integers(name: string, values: readonly number[]): string;
  /** Of the array's own type. */
  smallIntegers(name: string, shape: readonly number[], values: SmallIntegers): string;
  /** The serialised model. */
  finish(input: ValueDescription, ...outputs: readonly ValueDescription[]): Uint8Array;
}

export function createOnnxGraph(graphName: string): OnnxGraph {
  const nodes: NodeProto[] = [];
  const initializers = new Map<string, TensorProto>();
  return {
    node: (opType, inputs, attributes = {}, output = `${opType}_${nodes.length}`, domain = '') => {
      const attribute = Object.entries(attributes).map(([name, value]) => attributeProto(name, value));
      nodes.push({ opType, domain, name: output, input: [...inputs], output: [output], attribute });
      return output;
    },
    floats: (name, shape, values) => {
      initializers.set(name, {
        name,
        dims: [...shape],
        dataType: onnx.TensorProto.DataType.FLOAT,
        rawData: bytesOf(values),
      });
      return name;
    },
    integers: (name, values) => {
      const rawData = bytesOf(BigInt64Array.from(values, BigInt));
      initializers.set(name, { name, dims: [values.length], dataType: onnx.TensorProto.DataType.INT64, rawData });
      return name;
    },
    smallIntegers: (name, shape, values) => {
      initializers.set(name, { name, dims: [...shape], dataType: typeOf(values), rawData: bytesOf(values) });
      return name;
    },
    finish: (input, ...outputs) => {
      const values = [...initializers.values()];
      return encodeModel({
        name: graphName,
        node: nodes,
        initializer: values,
        input: [valueProto(input)],
        output: outputs.map(valueProto),
      });
    },
  };
}

function encodeModel(graph: onnxProto.onnx.IGraphProto): Uint8Array {
  const opsetImport = [
    { domain: '', version: OPERATOR_SET },
    { domain: ONNXRUNTIME, version: ONNXRUNTIME_SET },
  ];
  return onnx.ModelProto.encode({ irVersion: IR_VERSION, producerName: 'sentinode', opsetImport, graph }).finish();
}

function attributeProto(name: string, value: OnnxAttribute): AttributeProto {
  const { AttributeType } = onnx.AttributeProto;
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if (typeof value === 'string') return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function valueProto({ name, type, shape }: ValueDescription): onnxProto.onnx.IValueInfoProto {
  const { FLOAT, UINT8 } = onnx.TensorProto.DataType;
  const dim = shape.map((length) => (typeof length === 'number' ? { dimValue: length } : { dimParam: length }));
  return { name, type: { tensorType: { elemType: type === 'uint8' ? UINT8 : FLOAT, shape: { dim } } } };
}

function typeOf(values: SmallIntegers): number {
  const { INT8, UINT8, INT32 } = onnx.TensorProto.DataType;
  if (values instanceof Int32Array) return INT32;
  return values instanceof Int8Array ? INT8 : UINT8;
}

/** ONNX stores raw data little-endian, as every machine that Node's engines run on does. */
function bytesOf(values: Float32Array | BigInt64Array | SmallIntegers): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
