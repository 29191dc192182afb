/** Anything that is there or not, as `sentinode doctor` tells of it. */
export interface ComponentFacts {
  readonly name: string;
  readonly available: boolean;
  readonly detail: string;
  /** The command or action that helps; absent when nothing is missing, and where nothing helps. */
  readonly remedy?: string;
}
