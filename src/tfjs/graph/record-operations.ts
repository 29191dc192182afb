import type { NodeBackend, OpAttribute } from '../node-backend.js';

export interface RecordedOperation {
  readonly op: string;
  readonly attributes: readonly OpAttribute[];
  readonly inputIds: readonly number[];
  readonly outputIds: readonly number[];
}

/** A tensor that JavaScript gave to libtensorflow; its values are a copy. */
export interface RecordedConstant {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export interface Recording {
  readonly operations: readonly RecordedOperation[];
  /** By the tensor's id; ids are never used twice. */
  readonly constants: ReadonlyMap<number, RecordedConstant>;
}

type Binding = NodeBackend['binding'];

/** What libtensorflow is asked for while `body` runs. The operations do run; nothing is changed. */
export function recordOperations(backend: NodeBackend, body: () => void): Recording {
  const operations: RecordedOperation[] = [];
  const constants = new Map<number, RecordedConstant>();
  const { binding } = backend;
  const executeOp: Binding['executeOp'] = (op, attributes, inputIds, outputs) => {
    const results = binding.executeOp(op, attributes, inputIds, outputs);
    operations.push({ op, attributes, inputIds: [...inputIds], outputIds: results.map(({ id }) => id) });
    return results;
  };
  const createTensor: Binding['createTensor'] = (shape, dtype, values) => {
    const id = binding.createTensor(shape, dtype, values);
    constants.set(id, { dtype, shape: [...shape], bytes: bytesOf(values) });
    return id;
  };
  // The binding's own properties cannot be written to.
  const recording = { executeOp: { value: executeOp }, createTensor: { value: createTensor } };
  backend.binding = Object.create(binding, recording) as Binding;
  try {
    body();
  } finally {
    backend.binding = binding;
  }
  return { operations, constants };
}

function bytesOf(values: ArrayLike<number>): Uint8Array {
  if (!ArrayBuffer.isView(values)) throw new TypeError('a constant of a graph must be numbers');
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
}
