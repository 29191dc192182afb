import { Option } from 'commander';
import { parsePriority } from './parse-options.js';

/** Of `predict` and `score`. */
export function priorityOption(): Option {
  return new Option(
    '--priority <how soon>',
    'stat (before all others), routine, or background (when nobody else wants the engine); routine by default',
  ).argParser(parsePriority);
}
