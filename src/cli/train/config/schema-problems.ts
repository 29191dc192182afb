import type { z } from 'zod';
import { nearestName } from '../../../domain/text/nearest-name.js';
import { keysAt, placesOfKey } from './known-keys.js';
import type { Problem } from './problem.js';
import { valueAt, type RawConfig } from './raw-value.js';

type Issue = z.core.$ZodIssue;

/** What the schema found, in words: the place, what is allowed there, and what was probably meant. */
export function schemaProblems(raw: RawConfig, issues: readonly Issue[]): readonly Problem[] {
  return issues.flatMap((issue): readonly Problem[] => {
    const path = [...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], ofKey: true, text: unknownKey(key, path) }));
    }
    return [{ path, ofKey: false, text: wrongValue(issue, valueAt(raw, path)) }];
  });
}

function unknownKey(key: string, parent: readonly PropertyKey[]): string {
  const allowed = keysAt(parent);
  const near = nearestName(key, allowed) ?? placesOfKey(key)[0];
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  return `is no key here.${meant} There are ${allowed.join(', ')}`;
}

function wrongValue(issue: Issue, value: unknown): string {
  if (value === undefined) return `is missing; it ${issue.message}`;
  if (value === null) return `has no value; it ${issue.message}`;
  const near =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearestName(value, issue.values.map(String))
      : undefined;
  const [rule = '', ...advice] = issue.message.split('; ');
  return [`${rule}${not(value)}`, ...advice, ...(near === undefined ? [] : [`did you mean ${near}?`])].join('; ');
}

/** Lists and mappings are too long to be said again. */
function not(value: unknown): string {
  return typeof value === 'object' ? '' : `, not ${JSON.stringify(value)}`;
}
