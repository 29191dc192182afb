import { AppError } from '../../domain/errors/app-error.js';
import type { Clock } from '../../ports/clock.js';
import { MAX_SILENCE_MS, UPLOAD_RETRY_AFTER_MS } from './upload-limits.js';

/** Ends a stream that brings nothing, or next to nothing: it holds one of the few places to write. */
export interface PaceWatch {
  /** Fires with DEADLINE_EXCEEDED when the stream was waited for too long at one go. */
  readonly signal: AbortSignal;
  /** The stream is waited for, from now on. */
  waiting(): void;
  /** It brought so many bytes. Throws DEADLINE_EXCEEDED when they are too few for the time it was waited for. */
  heard(bytes: number): void;
  /** It has ended. */
  stop(): void;
}

/** Only the time that the client lets the server wait counts, not what the disk takes. */
export function createPaceWatch(clock: Clock, minBytesPerSecond: number): PaceWatch {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let waitingSinceMs = clock.monotonic();
  // Since the last look, which comes after MAX_SILENCE_MS of waiting: a client may pause between bursts.
  let waitedMs = 0;
  let receivedBytes = 0;
  return {
    signal: controller.signal,
    waiting: () => {
      waitingSinceMs = clock.monotonic();
      timer = setTimeout(() => {
        controller.abort(tooSilent());
      }, MAX_SILENCE_MS);
    },
    heard: (bytes) => {
      clearTimeout(timer);
      waitedMs += clock.monotonic() - waitingSinceMs;
      receivedBytes += bytes;
      if (waitedMs < MAX_SILENCE_MS) return;
      if (receivedBytes < (minBytesPerSecond * waitedMs) / 1_000) throw tooSlow(receivedBytes, minBytesPerSecond);
      [waitedMs, receivedBytes] = [0, 0];
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}

function tooSilent(): AppError {
  const seconds = MAX_SILENCE_MS / 1_000;
  return new AppError('DEADLINE_EXCEEDED', `the stream brought no chunk for ${seconds} seconds`, {
    retryAfterMs: UPLOAD_RETRY_AFTER_MS,
    metadata: { maxSilenceSeconds: String(seconds) },
  });
}

function tooSlow(receivedBytes: number, minBytesPerSecond: number): AppError {
  const seconds = MAX_SILENCE_MS / 1_000;
  const message = `the stream brought ${receivedBytes} bytes in ${seconds} seconds or more of waiting; it needs ${minBytesPerSecond} a second`;
  return new AppError('DEADLINE_EXCEEDED', message, {
    retryAfterMs: UPLOAD_RETRY_AFTER_MS,
    metadata: { minBytesPerSecond: String(minBytesPerSecond) },
  });
}
