import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';

/** How many messages may be under way to a consumer; waits when there are too many. */
export interface Credit {
  /** Takes one; resolves once there is one, rejects when the signal fires first. */
  take(signal: AbortSignal): Promise<void>;
  giveBack(): void;
}

export function createCredit(available: number): Credit {
  let left = available;
  const waiting: (() => void)[] = [];
  return {
    take: async (signal) => {
      throwIfAborted(signal);
      if (left > 0) {
        left -= 1;
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(abortError(signal));
        };
        const go = (): void => {
          signal.removeEventListener('abort', stop);
          resolve();
        };
        signal.addEventListener('abort', stop, { once: true });
        waiting.push(go);
      });
    },
    giveBack: () => {
      const next = waiting.shift();
      if (next === undefined) left += 1;
      else next();
    },
  };
}
