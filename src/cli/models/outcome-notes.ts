export interface VersionOutcome {
  readonly warnings: readonly string[];
  readonly skipped: readonly string[];
  readonly skippedCount: number;
}

/** Lines for what the maker of a version should know: warnings, and what was left out. */
export function outcomeNotes({ warnings, skipped, skippedCount }: VersionOutcome): readonly string[] {
  const unnamed = skippedCount - skipped.length;
  return [
    ...warnings.map((warning) => `note: ${warning}`),
    ...skipped.map((line) => `left out: ${line}`),
    ...(unnamed > 0 ? [`left out: ${unnamed} more`] : []),
  ];
}
