// Durable records, numbered events and score tables, each row with its tenant.
import type { NumberedPredictionEvent, Prediction, PredictionEvent } from '../domain/predictions/prediction.js';
import type { Slide } from '../domain/slides/slide.js';
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
  /** Newest first. A malformed token throws INVALID_FIELD. */
  list(tenant: string, page: PageRequest, where?: (record: T) => boolean): Promise<Page<T>>;
  delete(tenant: string, id: string): Promise<void>;
  /** All tenants, for recovery at start. */
  all(): AsyncIterable<T>;
}

/** Idempotency keys: the first to claim wins, durably. */
export interface RequestIdStore {
  /** Claims `key` for `value` (a resource id with a digest of the request) and returns the value that holds. */
  claim(tenant: string, scope: string, key: string, value: string): Promise<string>;
  release(tenant: string, scope: string, key: string): Promise<void>;
}

/** A prediction's numbered events. `accepted` and `finished` are durable when `append` resolves; progress need not survive a crash. */
export interface PredictionEventLog {
  append(predictionId: string, event: PredictionEvent): Promise<NumberedPredictionEvent>;
  /** Stored events after `afterSequence`, then live ones, ending after `finished` or with the signal. */
  follow(predictionId: string, afterSequence: number, signal: AbortSignal): AsyncIterable<NumberedPredictionEvent>;
  delete(predictionId: string): Promise<void>;
}

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
  readonly predictions: RecordStore<Prediction>;
  readonly requestIds: RequestIdStore;
  readonly predictionEvents: PredictionEventLog;
  readonly scoreTables: ScoreTableStore;
  close(): Promise<void>;
}
