/** Lets the service's other calls have a turn amid long arithmetic. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
