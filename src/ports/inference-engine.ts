// Engines turn patches into probabilities; all give the same scores within 1e-4 in float32.
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import type { ValueRange } from '../domain/quantisation/affine.js';

export type EngineId = 'tensorflow' | 'onnx' | 'wasm';

/** `count` patches, uint8 RGB, shape (count, patchSizePx, patchSizePx, 3). */
export interface PatchBatch {
  /**
   * May lie in shared memory, which an engine in another thread then sees without a copy; nobody writes it meanwhile.
   */
  readonly data: Uint8Array;
  readonly count: number;
  readonly patchSizePx: number;
}

/** What convolutions are computed in, where it is not float32. */
export type ReducedServing =
  /** Ranges by node of the serving graph, as `measuredValues` lists them. */
  | { readonly kind: 'int8'; readonly ranges: ReadonlyMap<string, ValueRange> }
  | { readonly kind: 'bfloat16' | 'float16' };

export interface NetworkDefinition {
  /** For messages only, such as `simplenet/1`. */
  readonly label: string;
  /** The full training graph; the engine derives what it serves. */
  readonly spec: NetworkSpec;
  /** By `<node>/<part>`; shapes as `weightShapes(spec)` says. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** Side of the scored centre in pixels. */
  readonly centreSizePx: number;
  /** Absent: float32. */
  readonly reduced?: ReducedServing;
}

export interface EngineNetwork {
  /** Tumour probabilities of the centre: float32, shape (count, centreSizePx, centreSizePx). */
  centreProbabilities(batch: PatchBatch): Promise<Float32Array>;
  /** Tumour probabilities of the whole patch: float32, shape (count, patchSizePx, patchSizePx). */
  probabilityMaps(batch: PatchBatch): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/**
 * A native library in this (child) process. `run` calls may block the event loop: never used in the service process.
 */
export interface InferenceEngine {
  readonly id: EngineId;
  /** `cpu` or `gpu`, with a version, such as `cpu, onnxruntime 1.30.0`. */
  readonly device: string;
  /** Throws ENGINE_UNAVAILABLE for a precision that this engine does not compute: never another one instead. */
  load(definition: NetworkDefinition): Promise<EngineNetwork>;
  /**
   * Resolves as soon as a call that begins would be computed at once, though others may be under way. Absent: a call that
   * begins beside another only waits for it.
   */
  untilFree?(): Promise<void>;
  dispose(): Promise<void>;
}

/** Whether an engine can be had here, found out without loading it. */
export interface EngineAvailability {
  readonly id: EngineId;
  readonly available: boolean;
  /** One sentence for people: what is there, or what is missing. */
  readonly detail: string;
  /** The command that adds it; absent when it is there. */
  readonly remedy?: string;
  /** Of its npm package; absent when it is not there, like the two below. */
  readonly version?: string;
  /** What it will run on, as far as files and device nodes tell. */
  readonly device?: 'cpu' | 'gpu';
  /** Threads of one run on the CPU. */
  readonly threads?: number;
}
