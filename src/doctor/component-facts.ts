/** Anything that is there or not. */
export interface ComponentFacts {
  readonly name: string;
  readonly available: boolean;
  readonly detail: string;
  /** The command or action that helps; absent when nothing is missing. */
  readonly remedy?: string;
}
