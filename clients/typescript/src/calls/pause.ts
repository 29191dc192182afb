import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; rejects with an `AbortError` as soon as the signal fires. */
export async function pause(delayMs: number, signal?: AbortSignal): Promise<void> {
  await sleep(delayMs, undefined, signal === undefined ? {} : { signal });
}
