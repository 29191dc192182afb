import { dataInvalid } from '../dataset/data-invalid.js';
import { LEAKS, type Leak } from '../dataset/data-plan.js';
import type { SplitUnit } from './split-unit.js';

export interface FoundLeak {
  readonly leak: Leak;
  /** What stands on both sides. */
  readonly names: readonly string[];
}

/** Patients, slides and images that stand on both sides. */
export function findLeaks(training: readonly SplitUnit[], validation: readonly SplitUnit[]): readonly FoundLeak[] {
  return LEAKS.map((leak) => {
    const inTraining = new Set(training.map((unit) => unit[leak]));
    const shared = validation.filter((unit) => unit[leak] !== undefined && inTraining.has(unit[leak]));
    return { leak, names: [...new Set(shared.map((unit) => (leak === 'image' ? unit.name : (unit[leak] ?? ''))))] };
  }).filter(({ names }) => names.length > 0);
}

const EXAMPLES = 3;

/** Notes on the leaks that are allowed by name. Throws TRAINING_DATA_INVALID for any other. */
export function checkLeaks(leaks: readonly FoundLeak[], allowed: readonly Leak[]): readonly string[] {
  return leaks.map(({ leak, names }) => {
    const examples = names.slice(0, EXAMPLES).join(', ');
    const more = names.length > EXAMPLES ? ` and ${names.length - EXAMPLES} more` : '';
    const text = `${names.length} ${leak}${names.length === 1 ? '' : 's'} in both training and validation: ${examples}${more}`;
    if (allowed.includes(leak)) return `${text}; allowed, so validation flatters the result`;
    throw dataInvalid(`${text}; allow the leak "${leak}" by name if that is meant`);
  });
}
