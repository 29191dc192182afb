import { orAborted } from '../errors/abort-error.js';

/** The items, until the signal fires: then it throws the signal's AppError at once, also while an item is awaited. */
export async function* untilAborted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  let ended = false;
  try {
    while (true) {
      const next = await orAborted(iterator.next(), signal);
      ended = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that waits for its next item answers only once that has come.
    if (!ended) iterator.return?.().catch(() => undefined);
  }
}
