/** Twice a second and more: a bar that stands still looks like a hang. */
const EVERY_MS = 400;

/**
 * Yields `look()` while the work goes on, then returns what comes of it. Ended early, it leaves the work to its signal.
 */
export async function* ticks<T, Look>(work: Promise<T>, look: () => Look): AsyncGenerator<Look, T, undefined> {
  const ended = work.then(
    () => true,
    () => true,
  );
  for (;;) {
    if (await Promise.race([ended, pause()])) return await work;
    yield look();
  }
}

function pause(): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, EVERY_MS);
  });
}
