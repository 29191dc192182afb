import type { ComponentFacts } from '../ports/component-facts.js';

/** Lines that the tests run on; `engines` in package.json states the lower bound. */
const TESTED_MAJORS = [20, 22, 24];
const OLDEST = { major: 20, minor: 12 };

/** Whether a Node version such as `20.20.2` is one of those that the tests run on. */
export function nodeFacts(version: string): ComponentFacts {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const name = 'Node.js';
  const remedy = `install Node ${TESTED_MAJORS.join(', ')} (at least ${OLDEST.major}.${OLDEST.minor})`;
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    return { name, available: false, detail: `Node ${version} is too old`, remedy };
  }
  if (!TESTED_MAJORS.includes(major)) return { name, available: true, detail: `Node ${version}, not tested`, remedy };
  return { name, available: true, detail: `Node ${version}` };
}
