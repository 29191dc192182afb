/** Who follows which prediction: `owners` asked for it and keep it running, others only look on. */
export interface Watchers {
  /** Returns what ends this watch. */
  add(predictionId: string, kind: 'owner' | 'onlooker'): () => void;
  isWatched(predictionId: string): boolean;
  hasOwner(predictionId: string): boolean;
}

export function createWatchers(): Watchers {
  const watches = new Map<string, Set<{ readonly kind: 'owner' | 'onlooker' }>>();
  return {
    add: (predictionId, kind) => {
      const watch = { kind };
      const all = watches.get(predictionId) ?? new Set();
      watches.set(predictionId, all.add(watch));
      return () => {
        all.delete(watch);
        if (all.size === 0 && watches.get(predictionId) === all) watches.delete(predictionId);
      };
    },
    isWatched: (predictionId) => watches.has(predictionId),
    hasOwner: (predictionId) => [...(watches.get(predictionId) ?? [])].some(({ kind }) => kind === 'owner'),
  };
}
