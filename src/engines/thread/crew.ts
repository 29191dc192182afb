import type { EngineThread } from './engine-thread.js';
import type { EngineAnswer, EngineCall } from './thread-messages.js';

/** Threads that each have the same engine. */
export interface Crew {
  readonly threads: readonly EngineThread[];
  /** Who is to work at something of so many parts: idle threads first; the others join when they have ended what they do. */
  chooseFor(parts: number): readonly EngineThread[];
  /** Resolves as soon as a thread has nothing to do. */
  untilFree(): Promise<void>;
  /** As the thread has it. Whatever is asked is asked here: the end of any call may be what others wait for. */
  ask(thread: EngineThread, call: EngineCall): Promise<EngineAnswer>;
}

export function createCrew(threads: readonly EngineThread[]): Crew {
  const waiting: (() => void)[] = [];
  const isFree = (): boolean => threads.some(({ underWay }) => underWay === 0);
  return {
    threads,
    chooseFor: (parts) => threads.toSorted((a, b) => a.underWay - b.underWay).slice(0, parts),
    untilFree: () => (isFree() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    ask: (thread, call) =>
      thread.ask(call).finally(() => {
        if (isFree()) for (const wake of waiting.splice(0)) wake();
      }),
  };
}
