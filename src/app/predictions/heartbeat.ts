/** Tells progress at least twice a second while somebody watches: a bar that stands still looks like a hang. */
const WATCHED_EVERY_MS = 400;
/** Unwatched, events only keep the log useful; a slide that waits for hours must not fill it. */
const UNWATCHED_EVERY_MS = 10_000;

export interface Heartbeat {
  /** Tells at once, such as of a new phase. */
  beat(): void;
  /** Resolves when nothing more will be told. */
  stop(): Promise<void>;
}

export interface HeartbeatOptions {
  readonly now: () => number;
  readonly isWatched: () => boolean;
  /** Stores and shows one progress event. Calls do not overlap: when storage is slower, beats are left out. */
  readonly tell: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export function startHeartbeat({ now, isWatched, tell, onError }: HeartbeatOptions): Heartbeat {
  let lastMs = now();
  let telling: Promise<void> | undefined;
  const beat = (): void => {
    if (telling !== undefined) return;
    lastMs = now();
    telling = tell()
      .catch(onError)
      .finally(() => {
        telling = undefined;
      });
  };
  const timer = setInterval(() => {
    if (isWatched() || now() - lastMs >= UNWATCHED_EVERY_MS) beat();
  }, WATCHED_EVERY_MS);
  return {
    beat,
    stop: async () => {
      clearInterval(timer);
      await telling;
    },
  };
}
