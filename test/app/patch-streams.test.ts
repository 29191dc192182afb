// How many streams of patches may be open, on the server and on a connection.
import { expect, it } from 'vitest';
import type { CallContext } from '../../src/app/use-cases.js';
import { createPatchStreamPlaces } from '../../src/app/predictions/patch-stream-places.js';
import type { Patch } from '../../src/domain/predictions/patch.js';
import { callContext, startHarness, untilReady, type Harness } from './harness.js';

const limits = { maxPatchStreams: 3, maxPatchStreamsPerConnection: 2 };
const on = (connection: string, signal?: AbortSignal): CallContext => ({ ...callContext(signal), connection });

it('refuses one too many of the server and of a connection, and gives each place again', () => {
  const places = createPatchStreamPlaces(limits);
  const [first] = [places.take('a'), places.take('a')];
  expect(() => places.take('a')).toThrow(
    expect.objectContaining({
      reason: 'QUEUE_FULL',
      retryAfterMs: 5_000,
      metadata: { limit: '2', what: 'patch streams of this connection' },
    }) as Error,
  );
  const other = places.take('b');
  expect(() => places.take('b')).toThrow(
    expect.objectContaining({ reason: 'QUEUE_FULL', metadata: { limit: '3', what: 'patch streams' } }) as Error,
  );
  expect(places.open).toBe(3);
  first();
  // The refusal before took nothing of this connection's own.
  const more = places.take('b');
  other();
  more();
  expect(places.open).toBe(1);
  places.take('a');
  expect(() => places.take('a')).toThrow();
});

/** Its first patch comes when its caller goes away. */
async function* silent(signal: AbortSignal): AsyncGenerator<Patch> {
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
  yield* [];
}

it('counts a stream from its beginning, before its first patch, until it ends', async () => {
  const harness: Harness = await startHarness({ maxPatchStreams: 1, maxPatchStreamsPerConnection: 1 });
  await untilReady(harness);
  const { predictions } = harness.app;
  const leaving = new AbortController();
  const options = { includeMaps: false };
  const never = new Promise<typeof options>(() => undefined);
  const held = predictions.streamPatchScores(silent(leaving.signal), never, on('a', leaving.signal));
  const open = held[Symbol.asyncIterator]();
  void open.next();
  const second = predictions.streamPatchScores(silent(leaving.signal), options, on('b'))[Symbol.asyncIterator]();
  await expect(second.next()).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
});
