/** How far a source is read ahead; at least one item always is. */
export interface TakeAheadBounds<T> {
  readonly maxItems: number;
  readonly bytesOf: (item: T) => number;
  /** Asked before each item: reading stops once as much is held. */
  readonly maxBytes: () => number;
}

/**
 * Reads a source in the background, a bounded number of items and bytes ahead of who takes them: for batches of
 * whatever is at hand. See `pullAhead` for a consumer that wants every item by itself.
 */
export interface TakeAhead<T> {
  /**
   * What is at hand, 1 to `max` items, waiting for the first; empty at the end. An error of the source is thrown
   * after all items before it were taken.
   */
  take(max: number): Promise<readonly T[]>;
  /** Stops reading. The source is told, not waited for. */
  close(): void;
}

export function takeAhead<T>(source: AsyncIterable<T>, bounds: TakeAheadBounds<T>): TakeAhead<T> {
  const iterator = source[Symbol.asyncIterator]();
  const held = createHeldItems(bounds);
  let end: { readonly error?: unknown; readonly failed: boolean } | undefined;
  let wakeReader = (): void => undefined;
  let wakeTaker = (): void => undefined;
  const pump = async (): Promise<void> => {
    while (end === undefined) {
      if (held.isFull()) {
        await new Promise<void>((resolve) => (wakeReader = resolve));
        continue;
      }
      const next = await iterator.next();
      if (next.done === true) end ??= { failed: false };
      else held.add(next.value);
      wakeTaker();
    }
  };
  pump().catch((error: unknown) => {
    end = { failed: true, error };
    wakeTaker();
  });
  return {
    take: async (max) => {
      while (held.count() === 0 && end === undefined) await new Promise<void>((resolve) => (wakeTaker = resolve));
      if (held.count() === 0 && end?.failed === true) throw end.error;
      const taken = held.take(max);
      wakeReader();
      return taken;
    },
    close: () => {
      const isOver = end !== undefined;
      end ??= { failed: false };
      held.take(Infinity);
      wakeReader();
      if (!isOver) iterator.return?.().catch(() => undefined);
    },
  };
}

interface HeldItems<T> {
  count(): number;
  isFull(): boolean;
  add(item: T): void;
  take(max: number): readonly T[];
}

function createHeldItems<T>({ maxItems, bytesOf, maxBytes }: TakeAheadBounds<T>): HeldItems<T> {
  const items: T[] = [];
  let bytes = 0;
  return {
    count: () => items.length,
    isFull: () => items.length >= maxItems || (items.length > 0 && bytes >= maxBytes()),
    add: (item) => {
      items.push(item);
      bytes += bytesOf(item);
    },
    take: (max) => {
      const taken = items.splice(0, max);
      for (const item of taken) bytes -= bytesOf(item);
      return taken;
    },
  };
}
