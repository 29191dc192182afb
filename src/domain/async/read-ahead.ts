/** Reads a source in the background, a bounded number of items ahead of who takes them. */
export interface ReadAhead<T> {
  /**
   * What is at hand, 1 to `max` items, waiting for the first; empty at the end. An error of the source is thrown
   * after all items before it were taken.
   */
  take(max: number): Promise<readonly T[]>;
  /** Stops reading. The source is told, not waited for. */
  close(): void;
}

export function readAhead<T>(source: AsyncIterable<T>, limit: number): ReadAhead<T> {
  const iterator = source[Symbol.asyncIterator]();
  const items: T[] = [];
  let end: { readonly error?: unknown; readonly failed: boolean } | undefined;
  let wakeReader = (): void => undefined;
  let wakeTaker = (): void => undefined;
  const pump = async (): Promise<void> => {
    while (end === undefined) {
      if (items.length >= limit) {
        await new Promise<void>((resolve) => (wakeReader = resolve));
        continue;
      }
      const next = await iterator.next();
      if (next.done === true) end ??= { failed: false };
      else items.push(next.value);
      wakeTaker();
    }
  };
  pump().catch((error: unknown) => {
    end = { failed: true, error };
    wakeTaker();
  });
  return {
    take: async (max) => {
      while (items.length === 0 && end === undefined) await new Promise<void>((resolve) => (wakeTaker = resolve));
      if (items.length === 0 && end?.failed === true) throw end.error;
      const taken = items.splice(0, max);
      wakeReader();
      return taken;
    },
    close: () => {
      const isOver = end !== undefined;
      end ??= { failed: false };
      items.length = 0;
      wakeReader();
      if (!isOver) iterator.return?.().catch(() => undefined);
    },
  };
}
