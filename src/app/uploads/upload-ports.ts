import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import type { Admission } from '../admission.js';
import type { AppPorts } from '../app-ports.js';
import type { UploadWriters } from './upload-writers.js';

export interface UploadSettings {
  /** Sum over the files of one upload. */
  readonly maxUploadBytes: number;
  /** A stream that brings less while it is waited for is ended; 0: none is. */
  readonly minUploadBytesPerSecond: number;
  /** How long an upload lives without being written to. */
  readonly uploadTtlMs: number;
}

/** What the upload use cases share. */
export interface UploadPorts extends Pick<
  AppPorts,
  'blobs' | 'metadata' | 'compute' | 'clock' | 'newId' | 'digests' | 'log' | 'metrics'
> {
  readonly settings: UploadSettings;
  readonly writers: UploadWriters;
  /** Streams that write at the same time. */
  readonly streams: Admission;
  /** One call at a time for each request id, so that two with the same key cannot both create. */
  readonly requestIdLocks: KeyedMutex;
}
