/**
 * For a consumer that wants every item by itself; see `takeAhead` for one that takes whatever is at hand.
 * Pulls `source` up to `depth` items ahead of the consumer, one pull at a time, so that reading overlaps with
 * computing. Memory is bounded by `depth` + 1 items; the depth is asked anew before each item. Ending the iteration
 * early closes the source, after the pull under way.
 */
export async function* pullAhead<T>(
  source: AsyncIterable<T>,
  depth: number | (() => number),
): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const pulled: Promise<IteratorResult<T>>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const pull = (): void => {
    const next = last.then(() => iterator.next());
    // The consumer meets a failure when it reaches that item; until then it is not unhandled.
    last = next.catch(() => undefined);
    pulled.push(next);
  };
  try {
    for (;;) {
      while (pulled.length <= (typeof depth === 'number' ? depth : depth())) pull();
      const item = await pulled.shift();
      if (item === undefined || item.done === true) return;
      yield item.value;
    }
  } finally {
    await last;
    await iterator.return?.();
  }
}
