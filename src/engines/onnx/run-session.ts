import * as ort from 'onnxruntime-node';
import { AppError } from '../../domain/errors/app-error.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import { INPUT_NAME } from './build-onnx-model.js';

/** The named outputs of a graph of patches; its tensors are given back. */
export async function runSession<Name extends string>(
  session: ort.InferenceSession,
  { data, count, patchSizePx }: PatchBatch,
  outputs: readonly Name[],
): Promise<Readonly<Record<Name, Float32Array>>> {
  const patches = new ort.Tensor('uint8', data, [count, patchSizePx, patchSizePx, 3]);
  const tensors = await session.run({ [INPUT_NAME]: patches }).finally(() => patches.dispose());
  const values = await Promise.all(outputs.map(async (name) => [name, await takeValues(tensors[name], name)] as const));
  return Object.fromEntries(values) as Record<Name, Float32Array>;
}

async function takeValues(tensor: ort.Tensor | undefined, name: string): Promise<Float32Array> {
  if (tensor === undefined) throw new AppError('INTERNAL', `onnxruntime gave no output ${name}`);
  const values = (await tensor.getData()) as Float32Array;
  tensor.dispose();
  return values;
}
