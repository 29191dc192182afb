/**
 * Calls `visit` for every item, at most `limit` at a time; the first failure stops the taking of further items
 * and is thrown once those under way have ended, so that nothing runs on behind the caller's back.
 */
export async function forEachLimited<T>(
  items: Iterable<T>,
  limit: number,
  visit: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const failures: unknown[] = [];
  async function work(): Promise<void> {
    for (let next = iterator.next(); next.done !== true && failures.length === 0; next = iterator.next()) {
      try {
        await visit(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, work));
  if (failures.length > 0) throw failures[0];
}
