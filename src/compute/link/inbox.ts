/** One producer, one consumer: what is pushed is pulled in order; then the end or the failure. */
export interface Inbox<T> {
  push(item: T): void;
  end(): void;
  /** What was pushed before is dropped: the consumer learns of the failure at once. */
  fail(error: unknown): void;
  next(): Promise<IteratorResult<T, undefined>>;
}

/** Unbounded by itself: the producer must have a bound of its own. */
export function createInbox<T>(): Inbox<T> {
  const items: T[] = [];
  let outcome: { readonly error?: unknown } | undefined;
  let wake: () => void = () => undefined;
  const settle = (settled: { readonly error?: unknown }): void => {
    outcome ??= settled;
    wake();
  };
  return {
    push: (item) => {
      if (outcome === undefined) items.push(item);
      wake();
    },
    end: () => {
      settle({});
    },
    fail: (error) => {
      items.length = 0;
      settle({ error });
    },
    next: async () => {
      while (items.length === 0 && outcome === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const [item] = items.splice(0, 1);
      if (item !== undefined) return { done: false, value: item };
      if (outcome !== undefined && 'error' in outcome) throw outcome.error;
      return { done: true, value: undefined };
    },
  };
}
