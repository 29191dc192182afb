/** What a user may set about an engine. */
export interface EngineOptions {
  /** Threads for one run; absent: `computeThreads()`. The wasm engine has one thread whatever this says. */
  readonly threads?: number;
}
