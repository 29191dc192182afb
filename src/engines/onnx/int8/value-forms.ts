// The forms that a value of an int8 graph takes; one is made of another where a node first asks for it.
import { AppError } from '../../../domain/errors/app-error.js';
import { affineOf, type Affine, type ValueRange } from '../../../domain/quantisation/affine.js';
import type { OnnxGraph } from '../onnx-graph.js';

/** A uint8 tensor with channels last. */
export interface ByteValue extends Affine {
  readonly tensor: string;
  /** Real = scale · (byte − zeroPoint) + offset; of the patch alone, whose zero lies between two bytes. */
  readonly offset: number;
}

export interface ValueForms {
  putBytes(name: string, value: ByteValue): void;
  /** A float32 tensor; with channels first it has the node's own name. `ranged` is the value whose range it has. */
  putFloats(name: string, tensor: string, layout: Layout, ranged?: string): void;
  /** Rounded to its range where it has no bytes yet. */
  bytes(name: string): ByteValue;
  floats(name: string, layout: Layout): string;
  knows(name: string): boolean;
  /** The value whose range it has. */
  ranged(name: string): string;
  /** For what works on either. */
  has(name: string): 'bytes' | 'floats';
}

export type Layout = 'channelsLast' | 'channelsFirst';

const TO_LAYOUT: Readonly<Record<Layout, readonly number[]>> = {
  channelsFirst: [0, 3, 1, 2],
  channelsLast: [0, 2, 3, 1],
};

interface Forms {
  readonly ranged: string;
  bytes?: ByteValue;
  channelsLast?: string;
  channelsFirst?: string;
}

/** `rangeOf` throws for a value that has none. */
export function createValueForms(graph: OnnxGraph, rangeOf: (name: string) => ValueRange): ValueForms {
  const values = new Map<string, Forms>();
  const formsOf = (name: string): Forms => {
    const forms = values.get(name);
    if (forms === undefined) throw new AppError('INTERNAL', `no value for node ${name}`);
    return forms;
  };
  const floats = (name: string, layout: Layout): string => {
    const forms = formsOf(name);
    forms[layout] ??=
      forms.bytes === undefined || layout === 'channelsFirst'
        ? turn(graph, floats(name, other(layout)), layout, name)
        : dequantise(graph, forms.bytes);
    return forms[layout];
  };
  return {
    putBytes: (name, bytes) => {
      values.set(name, { ranged: name, bytes });
    },
    putFloats: (name, tensor, layout, ranged = name) => {
      values.set(name, { ranged, [layout]: tensor });
    },
    bytes: (name) => {
      const forms = formsOf(name);
      forms.bytes ??= quantise(graph, floats(name, 'channelsLast'), affineOf(rangeOf(forms.ranged)));
      return forms.bytes;
    },
    floats,
    knows: (name) => values.has(name),
    ranged: (name) => formsOf(name).ranged,
    has: (name) => (formsOf(name).bytes === undefined ? 'floats' : 'bytes'),
  };
}

/** Names of the scale and the zero point as constants of the graph. */
export function affineInputs(graph: OnnxGraph, { scale, zeroPoint }: Affine): readonly [string, string] {
  return [
    graph.floats(`scale ${scale}`, [], Float32Array.of(scale)),
    graph.smallIntegers(`zero ${zeroPoint}`, [], Uint8Array.of(zeroPoint)),
  ];
}

function quantise(graph: OnnxGraph, floats: string, affine: Affine): ByteValue {
  return { tensor: graph.node('QuantizeLinear', [floats, ...affineInputs(graph, affine)]), ...affine, offset: 0 };
}

function dequantise(graph: OnnxGraph, { tensor, offset, ...affine }: ByteValue): string {
  const floats = graph.node('DequantizeLinear', [tensor, ...affineInputs(graph, affine)]);
  if (offset === 0) return floats;
  return graph.node('Add', [floats, graph.floats(`offset ${offset}`, [], Float32Array.of(offset))]);
}

/** With channels first by the node's name, as the writer of float32 nodes reads it. */
function turn(graph: OnnxGraph, tensor: string, layout: Layout, name: string): string {
  const output = layout === 'channelsFirst' ? name : undefined;
  return graph.node('Transpose', [tensor], { perm: TO_LAYOUT[layout] }, output);
}

function other(layout: Layout): Layout {
  return layout === 'channelsLast' ? 'channelsFirst' : 'channelsLast';
}
