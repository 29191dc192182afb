/** What a user may set about an engine. */
export interface EngineOptions {
  /** Of all runs together; absent: `computeThreads()`. The wasm engine has one a run whatever this says. */
  readonly threads?: number;
  /** Others like it run beside it and share the threads, as `engineInstances` says; else they are all this one's. */
  readonly isOneOfSeveral?: boolean;
}
