import type { Priority as PriorityName, Priority__Output } from '../../gen/sentinode/v1/Priority.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import { enumIn } from './fields.js';

/** Undefined for the default. */
export function fromPriority(priority: Priority__Output, field: string): WorkPriority | undefined {
  return enumIn<Priority__Output, WorkPriority | undefined>(priority, field, {
    PRIORITY_UNSPECIFIED: undefined,
    PRIORITY_STAT: 'urgent',
    PRIORITY_ROUTINE: 'interactive',
    PRIORITY_BACKGROUND: 'bulk',
  });
}

const NAMES: Readonly<Record<WorkPriority, PriorityName>> = {
  urgent: 'PRIORITY_STAT',
  interactive: 'PRIORITY_ROUTINE',
  bulk: 'PRIORITY_BACKGROUND',
};

export function toPriority(priority: WorkPriority = 'interactive'): PriorityName {
  return NAMES[priority];
}
