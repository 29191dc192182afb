/** A yes or no that others watch; they hear of changes only. */
export interface Health {
  set(healthy: boolean): void;
  /** Returns the unsubscribe function. */
  subscribe(listener: (healthy: boolean) => void): () => void;
}

export function createHealth(): Health {
  const listeners = new Set<(healthy: boolean) => void>();
  let isHealthy = false;
  return {
    set: (healthy) => {
      if (healthy === isHealthy) return;
      isHealthy = healthy;
      for (const listener of [...listeners]) listener(healthy);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
