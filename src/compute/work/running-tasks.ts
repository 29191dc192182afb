/** Tasks that have begun and not ended. */
export interface RunningTasks {
  /** `start` must not reject. */
  begin(start: () => Promise<void>): void;
  some(): boolean;
  untilNone(): Promise<void>;
}

/**
 * `onComputing`: true when the first begins, and again when the one that is at it longest has ended and others are not;
 * false when none is left.
 */
export function createRunningTasks(onComputing?: (active: boolean) => void): RunningTasks {
  const tasks = new Set<Promise<void>>();
  return {
    begin: (start) => {
      if (tasks.size === 0) onComputing?.(true);
      const ended = start().then(() => {
        const [longest] = tasks;
        tasks.delete(ended);
        if (tasks.size === 0) onComputing?.(false);
        else if (ended === longest) onComputing?.(true);
      });
      tasks.add(ended);
    },
    some: () => tasks.size > 0,
    untilNone: async () => {
      await Promise.all(tasks);
    },
  };
}
