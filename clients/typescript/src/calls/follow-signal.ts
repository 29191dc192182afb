export interface FollowedSignal {
  /** Aborted with the signal that is followed, or by hand. */
  readonly controller: AbortController;
  /** Call it when the call is over: a signal that lives as long as the process must not collect every call. */
  release(): void;
}

/** A controller of a call's own that a longer-lived signal aborts too. */
export function followSignal(signal: AbortSignal | undefined): FollowedSignal {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(signal?.reason);
  };
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort);
  return { controller, release: () => signal?.removeEventListener('abort', abort) };
}
