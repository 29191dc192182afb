/** A patch is decoded in some milliseconds. Longer than this the engine must not stand idle for one. */
const MAX_EXPECTED_MS = 50;

/** Urgent patches that are on their way, but still being decoded. */
export interface Expectations {
  /** Returns how to withdraw. */
  add(): () => void;
  /**
   * Whether others are to wait for one. Not for longer than one may take, whatever comes meanwhile: those that never
   * arrive, for their files are broken, would hold up all else as long as they keep coming.
   */
  some(): boolean;
  /** Work has begun: from now on others may be held up anew. */
  begun(): void;
}

/** Each ends when it is withdrawn, or by itself; `onEnd` is called then. */
export function createExpectations(onEnd: () => void): Expectations {
  const expected = new Set<object>();
  let heldSinceMs: number | undefined;
  return {
    some: () => {
      if (expected.size === 0) return false;
      heldSinceMs ??= performance.now();
      return performance.now() - heldSinceMs < MAX_EXPECTED_MS;
    },
    begun: () => {
      heldSinceMs = undefined;
    },
    add: () => {
      const token = {};
      const withdraw = (): void => {
        clearTimeout(timer);
        if (!expected.delete(token)) return;
        if (expected.size === 0) heldSinceMs = undefined;
        onEnd();
      };
      const timer = setTimeout(withdraw, MAX_EXPECTED_MS);
      expected.add(token);
      return withdraw;
    },
  };
}
