import { AppError } from '../../domain/errors/app-error.js';
import { MAX_SILENCE_MS, UPLOAD_RETRY_AFTER_MS } from './upload-limits.js';

/** Ends a stream that brings nothing: it holds one of the few places to write. */
export interface SilenceWatch {
  /** Fires with DEADLINE_EXCEEDED when the stream was waited for too long at one go. */
  readonly signal: AbortSignal;
  /** The stream is waited for, from now on. */
  waiting(): void;
  /** It brought something, or has ended. */
  heard(): void;
}

export function createSilenceWatch(): SilenceWatch {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    waiting: () => {
      timer = setTimeout(() => {
        controller.abort(tooSilent());
      }, MAX_SILENCE_MS);
    },
    heard: () => {
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
