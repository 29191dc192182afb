// Small pieces of concurrency without I/O: who waits for whom, and who stops.
/** Runs tasks of one key one after another, in the order asked; different keys do not wait for each other. */
export interface KeyedMutex {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export function createKeyedMutex(): KeyedMutex {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, task) => {
      const turn = (tails.get(key) ?? Promise.resolve()).then(task, task);
      tails.set(key, turn);
      const forget = (): void => {
        if (tails.get(key) === turn) tails.delete(key);
      };
      turn.then(forget, forget);
      return turn;
    },
  };
}
