import { readFile } from 'node:fs/promises';
import { AppError } from '../domain/errors/app-error.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { sizeOf, weightShapes } from '../domain/networks/weight-shapes.js';
import { decodeSafetensors, type NamedTensor } from './safetensors.js';

/** A network's weights by `<node>/<part>`. */
export type NetworkWeights = ReadonlyMap<string, Float32Array>;

/** Reads a weights file and holds it against the network; throws MODEL_INVALID naming what does not fit. */
export async function readWeights(file: string, spec: NetworkSpec): Promise<NetworkWeights> {
  return selectWeights(decodeSafetensors(await readFile(file)).tensors, spec);
}

/** The network's weights out of `tensors`; throws MODEL_INVALID for a missing, misshapen, non-finite or stray one. */
export function selectWeights(tensors: ReadonlyMap<string, NamedTensor>, spec: NetworkSpec): NetworkWeights {
  const shapes = weightShapes(spec);
  const weights = new Map<string, Float32Array>();
  for (const { name, shape } of shapes) {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new AppError('MODEL_INVALID', `weight ${name} is missing`);
    if (tensor.shape.join() !== shape.join() || tensor.data.length !== sizeOf(shape)) {
      throw new AppError(
        'MODEL_INVALID',
        `weight ${name} has shape [${tensor.shape.join()}] and should have [${shape.join()}]`,
      );
    }
    if (!tensor.data.every(Number.isFinite))
      throw new AppError('MODEL_INVALID', `weight ${name} holds a value that is not finite`);
    weights.set(name, tensor.data);
  }
  const stray = [...tensors.keys()].find((name) => !weights.has(name));
  if (stray !== undefined) throw new AppError('MODEL_INVALID', `weight ${stray} does not belong to ${spec.name}`);
  return weights;
}
