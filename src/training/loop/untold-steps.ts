import type { StepEvent } from '../training-event.js';

/** Steps whose losses no event has carried yet. */
export interface UntoldSteps {
  add(event: StepEvent): void;
  /** The last step's event with the losses of all of them; nothing when all are told. */
  tell(): Generator<StepEvent>;
}

export function createUntoldSteps(): UntoldSteps {
  let steps: readonly StepEvent[] = [];
  return {
    add: (event) => {
      steps = [...steps, event];
    },
    *tell() {
      const last = steps.at(-1);
      if (last === undefined) return;
      const losses = steps.flatMap((step) => step.losses);
      steps = [];
      yield { ...last, losses };
    },
  };
}
