import type { SentinodeClient, TrainResponse } from '@sentinode/client';

/** The stored events of a run after one of them, then those that happen. */
export async function* watchedEvents(
  client: SentinodeClient,
  runId: string,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<TrainResponse> {
  for await (const { event } of client.training.watchTraining({ runId, afterSequence }, { signal })) {
    if (event !== undefined) yield event;
  }
}
