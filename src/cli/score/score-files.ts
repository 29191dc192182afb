// Any number of patches through one stream: answers in the order of the files, a bounded number under way.
import { isConnectionLoss, SentinodeError, type SentinodeClient } from '@sentinode/client';
import type { Input } from '../inputs/expand-inputs.js';
import { createPatchFeed, type PatchFeed } from './patch-feed.js';
import { isSent, type SentPatch, type UnreadFile } from './patch-queue.js';
import { scoreBatch } from './score-batch.js';
import type { ScoreFilesOptions } from './score-files-options.js';
import type { ScoredFile } from './scored-file.js';

/**
 * Scores files in order; one that fails says so in its place and the others go on.
 * Throws when the server itself fails or the signal fires.
 */
export async function* scoreFiles(
  client: SentinodeClient,
  inputs: AsyncIterator<Input>,
  options: ScoreFilesOptions,
): AsyncGenerator<ScoredFile, void, undefined> {
  for (let ended = false; !ended;) {
    const feed = createPatchFeed(inputs);
    let failure: SentinodeError | undefined;
    try {
      yield* streamed(client, feed, options);
    } catch (error) {
      if (!isRecoverable(error)) throw error;
      failure = error;
    }
    const left = await feed.close();
    // With nothing under way there is nothing to try again: the stream itself does not come about.
    if (failure !== undefined && left.length === 0) throw failure;
    // A stream ends at the patch that the server refuses, without saying which one it was.
    yield* unanswered(client, left, options);
    ended = feed.ended();
  }
}

/**
 * Whether the patches under way are worth another try outside of the stream: a refusal, a lost connection, a full
 * queue.
 */
function isRecoverable(error: unknown): error is SentinodeError {
  if (!(error instanceof SentinodeError)) return false;
  return isConnectionLoss(error) || error.code === 'INVALID_ARGUMENT' || error.code === 'RESOURCE_EXHAUSTED';
}

async function* streamed(
  client: SentinodeClient,
  feed: PatchFeed,
  { aggregation, priority, signal }: ScoreFilesOptions,
): AsyncGenerator<ScoredFile, void, undefined> {
  async function* requests(): AsyncGenerator<object, void, undefined> {
    for await (const patch of feed.patches()) yield { patch, aggregation, ...(priority !== undefined && { priority }) };
  }
  for await (const { score } of client.predictions.streamPatchScores(requests(), { signal })) {
    yield* feed.takeUnread();
    const sent = feed.takeSent();
    if (sent !== undefined && score !== undefined) yield { file: sent.file, score };
  }
}

async function* unanswered(
  client: SentinodeClient,
  entries: readonly (SentPatch | UnreadFile)[],
  options: ScoreFilesOptions,
): AsyncGenerator<ScoredFile, void, undefined> {
  const scored = new Map(
    (await scoreBatch(client, entries.filter(isSent), options)).map((outcome) => [outcome.file, outcome]),
  );
  for (const entry of entries) {
    if (isSent(entry))
      yield scored.get(entry.file) ?? { file: entry.file, error: new Error('the server gave no score') };
    else yield entry;
  }
}
