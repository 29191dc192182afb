import type { RetryPolicy } from '../calls/retry-policy.js';
import { SentinodeError } from '../errors/sentinode-error.js';
import { keepTrying } from '../keep-trying.js';
import type { SlideClient } from '../service-clients.js';

export interface DeleteSlideOptions {
  /** How long to bear lost connections and a prediction that still holds the slide; 30,000 ms by default. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

/** A prediction that was just cancelled holds its slide for the length of a batch, a restarting server for seconds. */
const DEFAULT_PATIENCE_MS = 30_000;

/**
 * Deletes a slide with its files and predictions, waiting for a prediction of it that is about to end.
 * A slide that is not there any more is deleted. Throws the last `SentinodeError` when patience is over.
 */
export async function deleteSlide(
  slides: SlideClient,
  policy: RetryPolicy,
  slideId: string,
  { patienceMs = DEFAULT_PATIENCE_MS, signal }: DeleteSlideOptions = {},
): Promise<void> {
  const tries = keepTrying(policy, patienceMs, signal, isInUse);
  for (;;) {
    try {
      await slides.deleteSlide({ slideId }, signal === undefined ? {} : { signal });
      return;
    } catch (error) {
      // The answer to an earlier try may have been lost.
      if (hasReason(error, 'SLIDE_NOT_FOUND')) return;
      await tries.pauseAfter(error);
    }
  }
}

function isInUse(error: unknown): boolean {
  return hasReason(error, 'SLIDE_IN_USE');
}

function hasReason(error: unknown, reason: string): boolean {
  return error instanceof SentinodeError && error.reason === reason;
}
