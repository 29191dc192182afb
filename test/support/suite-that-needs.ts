// Suites that some machines truly cannot run; their absence is reported by name at the end of the run.
import { describe } from 'vitest';

/**
 * A `describe` that is skipped when what it needs is missing.
 * @param available whether this machine has it
 * @param what what to install, such as "libtensorflow: make tensorflow"; no square brackets
 */
export function suiteThatNeeds(available: boolean, what: string): (name: string, body: () => void) => void {
  return (name, body) => {
    describe.skipIf(!available)(`${name} [needs ${what}]`, body);
  };
}
