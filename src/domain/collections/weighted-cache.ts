/** Least-recently-used values up to a total weight; one that is heavier than all of it is not kept. */
export interface WeightedCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, weight: number): void;
  delete(key: string): void;
  /** Deletes every key that starts so. */
  deletePrefix(prefix: string): void;
  readonly totalWeight: number;
}

export function createWeightedCache<T>(maxWeight: number): WeightedCache<T> {
  // In the order of last use.
  const entries = new Map<string, { readonly value: T; readonly weight: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight) => {
      drop(key);
      if (weight > maxWeight) return;
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= maxWeight) return;
        drop(oldest);
      }
    },
    delete: drop,
    deletePrefix: (prefix) => {
      for (const key of entries.keys()) if (key.startsWith(prefix)) drop(key);
    },
    get totalWeight() {
      return total;
    },
  };
}
