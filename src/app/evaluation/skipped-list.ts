/** Names of what could not be read: the first say what is wrong, and a data set may be wrong throughout. */
const MAX_NAMED = 100;

export interface SkippedList {
  add(name: string, reason: string): void;
  readonly named: readonly string[];
  readonly count: number;
}

export function createSkippedList(): SkippedList {
  const named: string[] = [];
  let count = 0;
  return {
    add: (name, reason) => {
      count += 1;
      if (named.length < MAX_NAMED) named.push(`${name}: ${reason}`);
    },
    named,
    get count() {
      return count;
    },
  };
}
