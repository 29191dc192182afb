// What is remembered of promotions: the version that is served for good, and those before it.
import type { PromotedVersion } from '../../ports/model-repository.js';

/** Rollbacks in a row that are possible: more than anyone takes, few enough for a file read at each start. */
const MAX_PREVIOUS = 32;

/** `served` is the version that answered until now, which need not be one that was promoted. */
export function promotedTo(known: PromotedVersion | undefined, version: number, served?: number): PromotedVersion {
  const last = served ?? known?.version;
  const changed = last !== undefined && last !== version ? [last] : [];
  return { version, previous: [...changed, ...(known?.previous ?? [])].slice(0, MAX_PREVIOUS) };
}

/** Undefined when there is nothing to go back to. */
export function rolledBack(known: PromotedVersion | undefined): PromotedVersion | undefined {
  const [version, ...previous] = known?.previous ?? [];
  return version === undefined ? undefined : { version, previous };
}

/** What a rollback would go back to; empty when there is nothing. */
export function latestOf({ previous: [latest] }: PromotedVersion): string {
  return latest === undefined ? '' : String(latest);
}
