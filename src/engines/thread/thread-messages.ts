// What the engine's thread and the one that it works for say to each other.
import type { EngineAvailability, EngineId, NetworkDefinition, PatchBatch } from '../../ports/inference-engine.js';
import type { WireError } from '../../process/wire-error.js';
import type { EngineOptions } from '../engine-options.js';
import type { EnginePreference } from '../select-engine.js';

/** The thread's `workerData`. */
export interface EngineThreadOptions {
  readonly preference: EnginePreference;
  readonly options: EngineOptions;
}

export type EngineCall =
  | { readonly kind: 'load'; readonly definition: NetworkDefinition }
  /** Networks go by the number that `load` gave them. The batch's pixels are handed over. */
  | { readonly kind: 'centre' | 'map'; readonly network: number; readonly batch: PatchBatch }
  | { readonly kind: 'unload'; readonly network: number }
  | { readonly kind: 'dispose' };

export interface EngineRequest {
  readonly id: number;
  readonly call: EngineCall;
}

/** Probabilities of a batch, the number of a network, or nothing. */
export type EngineAnswer = Float32Array<ArrayBuffer> | number | undefined;

export type EngineResponse =
  | {
      readonly kind: 'opened';
      readonly id: EngineId;
      readonly device: string;
      readonly reason: string;
      readonly engines: readonly EngineAvailability[];
    }
  /** Instead: this thread will never serve. */
  | { readonly kind: 'notOpened'; readonly error: WireError }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: EngineAnswer }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError };
