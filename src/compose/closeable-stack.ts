import type { Log } from '../ports/log.js';

export interface CloseableStack {
  /** What is opened last is closed first. */
  push(name: string, close: () => Promise<void>): void;
  /** Closes everything once; a part that fails to close is logged and keeps none of the others open. */
  close(): Promise<void>;
}

/** Unwinds a start that failed half way, and a stop, in the same order. */
export function createCloseableStack(log: Log): CloseableStack {
  const parts: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  let closed: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (const { name, close } of parts.splice(0).reverse()) {
      await close().catch((error: unknown) => {
        log.error({ part: name, err: error }, 'a part did not close');
      });
    }
  }

  return {
    push: (name, close) => {
      parts.push({ name, close });
    },
    close: () => (closed ??= closeAll()),
  };
}
