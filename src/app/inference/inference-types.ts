// Inference with one served model or with the ensemble, as tensor protocols see it.
import type { BatchingPolicy } from '../../domain/scheduling/batching.js';
import type { PatchContent } from '../../domain/predictions/patch.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import type { Precision } from '../../domain/networks/precision.js';
import type { CallContext } from '../use-cases.js';
import type { ModelRecord } from './model-statistics.js';

/** A network or the ensemble, as it is served now. */
export interface ServedNetwork {
  readonly name: string;
  readonly version: string;
  /** Members in the ensemble's order; empty for a network. */
  readonly members: readonly { readonly name: string; readonly version: string }[];
  readonly patchSizePx: number;
  readonly mppX: number;
  readonly mppY: number;
  /** Facts of a network; absent for the ensemble. */
  readonly network?: {
    readonly centreSizePx: number;
    readonly architecture: string;
    readonly weightsSha256: string;
    readonly precision: Precision;
  };
  /** Of one request. */
  readonly maxPatches: number;
}

export interface InferCommand {
  readonly model: string;
  /** Empty: the version that is served. */
  readonly version: string;
  /** Reads the patches for the model that answers; what it throws ends the request. */
  readonly patchesFor: (network: ServedNetwork) => readonly PatchContent[];
  readonly priority: WorkPriority;
  /** Absent: the call's own deadline alone. */
  readonly timeoutMs?: number;
}

export interface Inference {
  readonly network: ServedNetwork;
  /** One a patch, 0 to 1. */
  readonly probabilities: readonly number[];
  /** One list a member, one number a patch. */
  readonly memberProbabilities: readonly (readonly number[])[];
}

export interface InferenceUseCases {
  /** Of this program. */
  readonly softwareVersion: string;
  /** How requests are joined, for every model alike. */
  readonly batching: BatchingPolicy;
  /** Every member of the ensemble is served and the compute child is up. */
  isReady(): boolean;
  /** Throws MODEL_NOT_FOUND, or MODEL_NOT_LOADED for what is there and not served. */
  getServed(name: string, version: string, context: CallContext): Promise<ServedNetwork>;
  /** Throws as `getServed` and as ScorePatches does; shares its limits. DEADLINE_EXCEEDED when `timeoutMs` is over. */
  infer(command: InferCommand, context: CallContext): Promise<Inference>;
  /** A place among the streams of patches until the function that is returned is called. Throws QUEUE_FULL. */
  holdStream(context: CallContext): () => void;
  /** Of one served network, or of all for an empty name. */
  statistics(name: string, version: string, context: CallContext): Promise<readonly ModelRecord[]>;
  /** Serves each member of the ensemble that is not. */
  loadEnsemble(context: CallContext): Promise<void>;
  /** Serves no member of the ensemble any more. */
  unloadEnsemble(context: CallContext): Promise<void>;
}
