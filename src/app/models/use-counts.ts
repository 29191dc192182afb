/** How many users hold each thing; what nobody holds takes no place. */
export interface UseCounts<T> {
  isUsed(thing: T): boolean;
  add(thing: T): void;
  remove(thing: T): void;
}

export function createUseCounts<T>(): UseCounts<T> {
  const users = new Map<T, number>();
  return {
    isUsed: (thing) => users.has(thing),
    add: (thing) => {
      users.set(thing, (users.get(thing) ?? 0) + 1);
    },
    remove: (thing) => {
      const left = (users.get(thing) ?? 0) - 1;
      if (left > 0) users.set(thing, left);
      else users.delete(thing);
    },
  };
}
