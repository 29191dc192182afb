/** Resolves when the message has left: whoever waits for it goes no faster than the parent takes what is sent. */
export function sendToParent(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, {}, () => {
      resolve();
    });
  });
}
