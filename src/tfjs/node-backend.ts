// The part of tfjs-node 4.22's backend that is used here: ops of TensorFlow that tfjs-core does not know.
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from './tf-namespace.js';

export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** A tensor inside libtensorflow, in a type that tfjs may not have. Freed by `deleteTensor` alone. */
export interface RawTensor {
  readonly id: number;
}

export interface NodeBackend {
  binding: {
    readonly TF_ATTR_TYPE: number;
    readonly TF_ATTR_INT: number;
    readonly TF_ATTR_FLOAT: number;
    readonly TF_ATTR_BOOL: number;
    readonly TF_ATTR_STRING: number;
    readonly TF_ATTR_SHAPE: number;
    readonly TF_FLOAT: number;
    readonly TF_INT32: number;
    executeOp(
      name: string,
      attributes: readonly OpAttribute[],
      inputIds: readonly number[],
      outputs: number,
    ): RawTensor[];
    createTensor(shape: readonly number[], dtype: number, values: ArrayLike<number>): number;
    deleteTensor(id: number): void;
    /** Session of the SavedModel in this folder; the folder may go afterwards. */
    loadSavedModel(folder: string, tags: string): number;
    /** `feeds` and `fetches` name graph outputs (`name:index`), separated by commas. */
    runSavedModel(session: number, inputIds: readonly number[], feeds: string, fetches: string): RawTensor[];
    deleteSavedModel(session: number): void;
  };
  getInputTensorIds(tensors: readonly TensorInfo[]): number[];
  /** Hands a raw float32 tensor over to tfjs. */
  createOutputTensor(raw: RawTensor): Tensor;
  executeSingleOutput(name: string, attributes: readonly OpAttribute[], inputs: readonly TensorInfo[]): Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: readonly OpAttribute[],
    inputs: readonly TensorInfo[],
    outputs: number,
  ): Tensor[];
}

export function nodeBackend(tf: Tf): NodeBackend {
  return tf.backend() as unknown as NodeBackend;
}
