/** A patch is decoded in some milliseconds. Longer than this the engine must not stand idle for one. */
const MAX_EXPECTED_MS = 50;

/** Urgent patches that are on their way, but still being decoded. */
export interface Expectations {
  /** Returns how to withdraw. */
  add(): () => void;
  some(): boolean;
}

/** Each ends when it is withdrawn, or by itself; `onEnd` is called then. */
export function createExpectations(onEnd: () => void): Expectations {
  const expected = new Set<object>();
  return {
    some: () => expected.size > 0,
    add: () => {
      const token = {};
      const withdraw = (): void => {
        clearTimeout(timer);
        if (expected.delete(token)) onEnd();
      };
      const timer = setTimeout(withdraw, MAX_EXPECTED_MS);
      expected.add(token);
      return withdraw;
    },
  };
}
