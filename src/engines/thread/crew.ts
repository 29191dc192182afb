import type { EngineThread } from './engine-thread.js';

/** Threads that each have the same engine. */
export interface Crew {
  readonly threads: readonly EngineThread[];
  /** Who is to work at something of so many parts: idle threads first; the others join when they have ended what they do. */
  chooseFor(parts: number): readonly EngineThread[];
  /** Resolves as soon as a thread has nothing to do. */
  untilFree(): Promise<void>;
  /** Runs `work`, after which a thread may have nothing to do. */
  busyWith<T>(work: Promise<T>): Promise<T>;
}

export function createCrew(threads: readonly EngineThread[]): Crew {
  const waiting: (() => void)[] = [];
  const isFree = (): boolean => threads.some(({ underWay }) => underWay === 0);
  return {
    threads,
    chooseFor: (parts) => threads.toSorted((a, b) => a.underWay - b.underWay).slice(0, parts),
    untilFree: () => (isFree() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    busyWith: (work) =>
      work.finally(() => {
        if (isFree()) for (const wake of waiting.splice(0)) wake();
      }),
  };
}
