// What is counted and timed where it happens. Labels are few and bounded: never an id, a file's name or anything of a
// patient.
import type { PhaseSeconds } from '../domain/predictions/prediction.js';
import type { WorkState } from '../domain/work-state.js';

/** A version of a network, or of the ensemble. */
export interface ModelLabel {
  readonly name: string;
  readonly version: string;
}

/** Why a request to a model failed, in Triton's words. */
export type FailureKind = 'REJECTED' | 'CANCELED' | 'BACKEND' | 'OTHER';

/** How a prediction or a training run ended. */
export type EndState = Exclude<WorkState, 'queued' | 'running'>;

export interface PredictionEnd {
  readonly state: EndState;
  /** Of one that succeeded. */
  readonly seconds?: PhaseSeconds;
}

export interface TrainingStep {
  readonly epoch: number;
  readonly loss: number;
  readonly imagesPerSecond: number;
}

/** What the service tells. Every call is a few additions: it never waits and never throws. */
export interface ServiceMetrics {
  /** `method` without its leading slash, one of those that are served. */
  callStarted(method: string): void;
  /** `code` by its name, such as `OK`. */
  callEnded(call: { readonly method: string; readonly code: string; readonly seconds: number }): void;
  /** One message of a call, without compression; a stream has many. */
  messageReceived(method: string, bytes: number): void;
  messageSent(method: string, bytes: number): void;
  /** `route` as documented, such as `/slides/{id}`; empty for an address that is not served. */
  httpAnswered(exchange: { readonly route: string; readonly status: number; readonly seconds: number }): void;
  /** A request to a model that succeeded, from its arrival to its answer. */
  requestAnswered(model: ModelLabel, seconds: number): void;
  uploaded(bytes: number): void;
  predictionEnded(end: PredictionEnd): void;
  trainingStep(step: TrainingStep): void;
  trainingEnded(state: EndState): void;
  /** The compute child ended without being asked to, or was killed because it hung. */
  computeChildEnded(cause: 'crash' | 'hang'): void;
  trainingVitals(vitals: ProcessVitals | undefined): void;
}

/** One batch in one network. */
export interface BatchTimes {
  /** Of this request. */
  readonly patches: number;
  /** The whole run, of all requests in it; told by one of them. */
  readonly execution?: { readonly patches: number };
  readonly waitingMs: number;
  /** Decoding, which the models of a call share, and the stain. */
  readonly inputMs: number;
  /** Of the whole run. */
  readonly computingMs: number;
  readonly outputMs: number;
}

/** What patches come from: a call that sends them, or a slide. */
export type PatchSource = 'patches' | 'slide';

/** What the compute child tells. */
export interface ComputeMetrics {
  ran(model: ModelLabel, source: PatchSource, times: BatchTimes): void;
  /** A request's batch waits for the engine (1), or no longer (-1). */
  pending(model: ModelLabel, change: 1 | -1): void;
  /** So many batches of this priority wait for the engine now. */
  waiting(priority: string, batches: number): void;
  /** The engine has begun, or is done. */
  computing(active: boolean): void;
  /** A batch of a call, or a region of a slide, from bytes to pixels at the model's scale. */
  decoded(source: PatchSource, seconds: number): void;
}

/** How a process of ours is. */
export interface ProcessVitals {
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  readonly cpuSeconds: number;
  /** How late timers were since the process was last asked, in seconds. */
  readonly loopDelay: { readonly median: number; readonly p99: number; readonly max: number };
}

/**
 * What another process of ours has measured; its series are read by the adapter that wrote them, and by nobody else.
 */
export interface MetricsReport {
  readonly vitals: ProcessVitals;
  readonly series: readonly object[];
}

/** All series as text, for a scraper. */
export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}
