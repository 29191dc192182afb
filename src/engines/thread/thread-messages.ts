// What an engine's threads and the one that they work for say to each other.
import type { EngineAvailability, EngineId, NetworkDefinition } from '../../ports/inference-engine.js';
import type { WireError } from '../../process/wire-error.js';
import type { EngineOptions } from '../engine-options.js';
import type { EnginePreference } from '../select-engine.js';
import type { SharedWork } from './shared-work.js';

/** The thread's `workerData`. */
export interface EngineThreadOptions {
  readonly preference: EnginePreference;
  readonly options: EngineOptions;
}

/** Networks go by the number that `load` gave them. */
export type EngineCall =
  | { readonly kind: 'load'; readonly definition: NetworkDefinition }
  | { readonly kind: 'run'; readonly network: number; readonly work: SharedWork }
  | { readonly kind: 'unload'; readonly network: number }
  | { readonly kind: 'dispose' };

export interface EngineRequest {
  readonly id: number;
  readonly call: EngineCall;
}

/** The number of a network, or nothing. */
export type EngineAnswer = number | undefined;

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
