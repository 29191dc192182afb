/** Anything that was scored, with what a reader should know of how it was prepared. */
export interface Warned {
  readonly warnings: readonly string[];
}

/** Each warning once, with how many of the items it is about. `what` names them: `slides`. */
export function countedWarnings(what: string, items: readonly Warned[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const warning of items.flatMap(({ warnings }) => warnings)) counts.set(warning, (counts.get(warning) ?? 0) + 1);
  return [...counts].map(([warning, count]) => `${count} of ${items.length} ${what}: ${warning}`);
}
