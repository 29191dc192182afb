/** Tells progress at least twice a second while somebody watches: a bar that stands still looks like a hang. */
const WATCHED_EVERY_MS = 400;
/** Unwatched, events only keep the log useful; a slide that waits for hours must not fill it. */
const UNWATCHED_EVERY_MS = 10_000;

export interface Heartbeat {
  /** Tells at once, such as of a new phase, or as soon as what is being told is stored. */
  beat(): void;
  /** Resolves when nothing more will be told. */
  stop(): Promise<void>;
}

export interface HeartbeatOptions {
  readonly now: () => number;
  readonly isWatched: () => boolean;
  /** Stores and shows one progress event. Calls do not overlap: when storage is slower, one tells for all since. */
  readonly tell: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export function startHeartbeat({ now, isWatched, tell, onError }: HeartbeatOptions): Heartbeat {
  let lastMs = now();
  let telling: Promise<void> | undefined;
  let isDue = false;
  const tellOn = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      lastMs = now();
      await tell().catch(onError);
    }
    telling = undefined;
  };
  const beat = (): void => {
    isDue = true;
    telling ??= tellOn();
  };
  const timer = setInterval(() => {
    if (telling === undefined && (isWatched() || now() - lastMs >= UNWATCHED_EVERY_MS)) beat();
  }, WATCHED_EVERY_MS);
  return {
    beat,
    stop: async () => {
      clearInterval(timer);
      await telling;
    },
  };
}
