import type { TrainingRunEvent } from '../ports/trainer.js';

/** Steps come four a second; a reader this far behind gets the newest instead of all. */
const MAX_QUEUED_STEPS = 64;

/**
 * Between the child's messages and the reader: keeps every event but steps that a slow reader would only skip over, and
 * of these the losses, which the next step carries.
 */
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
      events.push(event);
      if (events.filter(isStep).length > MAX_QUEUED_STEPS) dropOldestStep(events);
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

type StepEvent = Extract<TrainingRunEvent, { readonly kind: 'step' }>;

function isStep(event: TrainingRunEvent): event is StepEvent {
  return event.kind === 'step';
}

function dropOldestStep(events: TrainingRunEvent[]): void {
  const [oldest, next] = events.filter(isStep);
  if (oldest === undefined || next === undefined) return;
  events[events.indexOf(next)] = { ...next, losses: [...oldest.losses, ...next.losses] };
  events.splice(events.indexOf(oldest), 1);
}
