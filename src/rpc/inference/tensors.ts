// The tensors of every served model, by the names that the protocol shows.
import type { Inference, ServedNetwork } from '../../app/inference/inference-types.js';

/** (batch, patchSizePx, patchSizePx, 3) UINT8: RGB, rows from the top. Or (batch) BYTES: encoded pictures. */
export const INPUT_NAME = 'patches';
/** (batch, 1) FP32: probability that the patch's centre holds tumour, 0 to 1. */
export const OUTPUT_NAME = 'tumour_probability';
export const CHANNELS = 3;
/** Of a served model: any batch size. */
export const ANY_SIZE = -1;

export type PatchDatatype = 'UINT8' | 'BYTES';

export interface OutputTensor {
  readonly name: string;
  /** One a patch. */
  readonly valuesOf: (inference: Inference) => readonly number[];
}

export function inputShape({ patchSizePx }: ServedNetwork): readonly number[] {
  return [ANY_SIZE, patchSizePx, patchSizePx, CHANNELS];
}

/** All outputs have the shape (batch, 1). The ensemble gives its members' too. */
export function outputsOf({ members }: ServedNetwork): readonly OutputTensor[] {
  const own: OutputTensor = { name: OUTPUT_NAME, valuesOf: ({ probabilities }) => probabilities };
  const ofMembers = members.map(({ name }, index): OutputTensor => ({
    name: memberOutputName(name),
    valuesOf: ({ memberProbabilities }) => memberProbabilities[index] ?? [],
  }));
  return [own, ...ofMembers];
}

export function memberOutputName(member: string): string {
  return `${member}_${OUTPUT_NAME}`;
}
