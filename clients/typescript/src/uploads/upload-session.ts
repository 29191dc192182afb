import type { RetryPolicy } from '../calls/retry-policy.js';
import { SentinodeError } from '../errors/sentinode-error.js';
import type { Spacing } from '../gen/sentinode/v1/common.js';
import { keepTrying, type KeepTrying } from '../keep-trying.js';
import type { SentinodeCallOptions, SlideClient } from '../service-clients.js';
import type { SourceFile } from './upload-file.js';
import type { OnUploadProgress, UploadProgress } from './upload-progress.js';

export interface UploadSlideOptions {
  /** Physical pixel size in µm, whatever the files say; recorded with every result. */
  readonly spacing?: Spacing;
  /** Where neither `spacing` nor the files give a pixel size: takes 10 µm over the objective's magnification. */
  readonly spacingFromObjective?: boolean;
  /** A name for lists, at most 200 characters; must not carry patient data. */
  readonly displayName?: string;
  /** Idempotency key; give the same one to take up an upload of an earlier process. A new UUID by default. */
  readonly requestId?: string;
  /** Bytes a chunk, 1 to 4 MiB; 512 KiB by default. */
  readonly chunkBytes?: number;
  /** How long to bear failures without progress before the last one is thrown; 120,000 ms by default. */
  readonly patienceMs?: number;
  readonly onProgress?: OnUploadProgress;
  readonly signal?: AbortSignal;
}

/** What the steps of one upload share. */
export interface UploadSession {
  readonly slides: SlideClient;
  readonly files: readonly SourceFile[];
  readonly options: UploadSlideOptions;
  readonly chunkBytes: number;
  readonly totalBytes: number;
  /** Each call is sent once: patience is kept by `tries`, over all calls of the upload. */
  readonly callOptions: SentinodeCallOptions & { signal?: AbortSignal };
  readonly tries: KeepTrying;
  report(phase: UploadProgress['phase'], doneBytes: number, committedBytes: number): void;
}

const MAX_CHUNK_BYTES = 4 * 1024 * 1024;
const DEFAULT_CHUNK_BYTES = 512 * 1024;
const DEFAULT_PATIENCE_MS = 120_000;

/** Answers after which the server's own account of the upload tells where to go on. */
const REPAIRABLE_REASONS = new Set(['UPLOAD_OFFSET_MISMATCH', 'UPLOAD_CHECKSUM_MISMATCH']);

/** Throws a RangeError for a chunk size that the server would refuse. */
export function startSession(
  slides: SlideClient,
  policy: RetryPolicy,
  files: readonly SourceFile[],
  options: UploadSlideOptions,
): UploadSession {
  const { chunkBytes = DEFAULT_CHUNK_BYTES, patienceMs = DEFAULT_PATIENCE_MS, signal, onProgress } = options;
  if (!Number.isInteger(chunkBytes) || chunkBytes < 1 || chunkBytes > MAX_CHUNK_BYTES) {
    throw new RangeError(`chunkBytes must be 1 to ${String(MAX_CHUNK_BYTES)}, not ${String(chunkBytes)}`);
  }
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return {
    slides,
    files,
    options,
    chunkBytes,
    totalBytes,
    callOptions: { retry: false, ...(signal === undefined ? {} : { signal }) },
    tries: keepTrying(policy, patienceMs, signal, isRepairable),
    report: (phase, doneBytes, committedBytes) => onProgress?.({ phase, doneBytes, totalBytes, committedBytes }),
  };
}

/** Repeats an idempotent step through lost connections and a restart of the server. */
export async function persist<T>(session: UploadSession, step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await step();
      session.tries.advanced();
      return answer;
    } catch (error) {
      // Only bytes that are still to be sent can be repaired: elsewhere such an answer is final.
      if (isRepairable(error)) throw error;
      await session.tries.pauseAfter(error);
    }
  }
}

function isRepairable(error: unknown): boolean {
  return error instanceof SentinodeError && REPAIRABLE_REASONS.has(error.reason ?? '');
}
