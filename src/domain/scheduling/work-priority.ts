/**
 * How soon work is done where other work waits too: STAT, routine and background by the names of the API. Each has a
 * turn in the end, however much is before it.
 */
export type WorkPriority = 'urgent' | 'interactive' | 'bulk';

/** The most urgent first. */
export const WORK_PRIORITIES: readonly WorkPriority[] = ['urgent', 'interactive', 'bulk'];

/** After so much more urgent work before it, work that waits has its turn: it gets on at a ninth of the pace. */
export const MAX_PASSED_OVER = 8;

/** Those before whose work that of `priority` does not go: itself and the more urgent ones. */
export function atLeastAsUrgent(priority: WorkPriority): readonly WorkPriority[] {
  return WORK_PRIORITIES.slice(0, WORK_PRIORITIES.indexOf(priority) + 1);
}

/** Whom it goes before. */
export function lessUrgent(priority: WorkPriority): readonly WorkPriority[] {
  return WORK_PRIORITIES.slice(WORK_PRIORITIES.indexOf(priority) + 1);
}
