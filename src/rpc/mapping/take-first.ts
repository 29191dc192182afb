/** Takes the first item off a stream; `rest` goes on behind it and can be read once. */
export async function takeFirst<T>(
  items: AsyncIterable<T>,
): Promise<{ readonly first: T | undefined; readonly rest: AsyncIterable<T> }> {
  const iterator = items[Symbol.asyncIterator]();
  const result = await iterator.next();
  return { first: result.done === true ? undefined : result.value, rest: { [Symbol.asyncIterator]: () => iterator } };
}
