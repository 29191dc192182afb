import { readFileSync } from 'node:fs';

/** As in package.json, which lies at the same distance from `src/compose` and `dist/compose`. */
export function softwareVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
