// Durable records, numbered events and score tables, each row with its tenant.
import type { AppError } from '../domain/errors/app-error.js';
import type { Prediction, PredictionEvent } from '../domain/predictions/prediction.js';
import type { Slide } from '../domain/slides/slide.js';
import type { StoredTrainingEvent, TrainingRun } from '../domain/training/training-run.js';
import type { Promotion } from '../domain/uploads/promotion.js';
import type { Upload } from '../domain/uploads/upload.js';

export interface Page<T> {
  readonly items: readonly T[];
  /** Empty on the last page. Opaque: it survives deletions of rows before it. */
  readonly nextPageToken: string;
}

export interface PageRequest {
  /** 1 to 1,000. */
  readonly pageSize: number;
  readonly pageToken: string;
}

/** Rows of one kind. Ids are ULIDs, so newest first is descending id. `put` is durable when it resolves. */
export interface RecordStore<T extends { readonly id: string; readonly tenant: string }> {
  put(record: T): Promise<void>;
  get(tenant: string, id: string): Promise<T | undefined>;
  /**
   * Newest first; with `group` only that group's rows (a prediction's group is its slide). A malformed token throws
   * INVALID_FIELD.
   */
  list(tenant: string, page: PageRequest, group?: string): Promise<Page<T>>;
  delete(tenant: string, id: string): Promise<void>;
  /** All tenants, oldest first, for recovery at start. Rows may be put and deleted meanwhile. */
  all(): AsyncIterable<T>;
}

/** Idempotency keys: the first to claim wins, durably. */
export interface RequestIdStore {
  /** Claims `key` for `value` (a resource id with a digest of the request) and returns the value that holds. */
  claim(tenant: string, scope: string, key: string, value: string): Promise<string>;
  release(tenant: string, scope: string, key: string): Promise<void>;
}

export interface NumberedEvent<E> {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly event: E;
}

/**
 * The numbered events of pieces of work, each ended by a last one. What marks a change of state is durable when
 * `append` resolves; what only tells of progress need not survive a crash.
 */
export interface EventLog<E> {
  /**
   * Nothing follows the last event but what reopens the work: any other is dropped, and the stored last one is
   * returned.
   */
  append(id: string, event: E): Promise<NumberedEvent<E>>;
  /**
   * Stored events after `afterSequence`, then live ones, ending after the last or quietly with the signal.
   * The last is given also to a follower that claims to have seen more than is stored.
   */
  follow(id: string, afterSequence: number, signal: AbortSignal): AsyncIterable<NumberedEvent<E>>;
  /** Ends all followers with the error, for when the end cannot be stored; what is stored stays. */
  interrupt(id: string, error: AppError): void;
  isFinished(id: string): Promise<boolean>;
  /** Of the newest event; 0 without any. */
  lastSequence(id: string): Promise<number>;
  delete(id: string): Promise<void>;
}

export type PredictionEventLog = EventLog<PredictionEvent>;
export type TrainingEventLog = EventLog<StoredTrainingEvent>;

/** Patch scores of a finished prediction: columns, rows, and (patches, models) probabilities. */
export interface ScoreTable {
  readonly cellLevel0X: number;
  readonly cellLevel0Y: number;
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
  readonly probabilities: Float32Array;
  readonly ensemble: Float32Array;
}

export interface ScoreTableStore {
  put(predictionId: string, table: ScoreTable): Promise<void>;
  get(predictionId: string): Promise<ScoreTable | undefined>;
  delete(predictionId: string): Promise<void>;
}

/** Everything durable but bytes of slides. */
export interface MetadataStore {
  readonly slides: RecordStore<Slide>;
  readonly uploads: RecordStore<Upload>;
  /** Grouped by slide. */
  readonly predictions: RecordStore<Prediction>;
  /** By upload id. */
  readonly promotions: RecordStore<Promotion>;
  readonly requestIds: RequestIdStore;
  readonly predictionEvents: PredictionEventLog;
  readonly scoreTables: ScoreTableStore;
  /** Grouped by the name of the model. */
  readonly trainingRuns: RecordStore<TrainingRun>;
  readonly trainingEvents: TrainingEventLog;
  close(): Promise<void>;
}
