import type { TrainingRunEvent } from '../ports/trainer.js';

/** Steps come four a second; a reader this far behind gets the newest instead of all. */
const MAX_QUEUED_STEPS = 64;

/** Between the child's messages and the reader: keeps every event but steps that a slow reader would only skip over. */
export interface EventQueue {
  push(event: TrainingRunEvent): void;
  end(error?: Error): void;
  [Symbol.asyncIterator](): AsyncGenerator<TrainingRunEvent>;
}

export function createEventQueue(): EventQueue {
  const events: TrainingRunEvent[] = [];
  let ended: { readonly error: Error | undefined } | undefined;
  let wake: () => void = () => undefined;
  return {
    push: (event) => {
      const steps = events.filter(({ kind }) => kind === 'step').length;
      if (event.kind === 'step' && steps >= MAX_QUEUED_STEPS)
        events.splice(
          events.findIndex(({ kind }) => kind === 'step'),
          1,
        );
      events.push(event);
      wake();
    },
    end: (error) => {
      ended ??= { error };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const event = events.shift();
        if (event !== undefined) yield event;
        else if (ended?.error !== undefined) throw ended.error;
        else if (ended !== undefined) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
