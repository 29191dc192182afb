import type { GroupBy } from '../dataset/data-plan.js';

export type Grouping = Exclude<GroupBy, 'auto'>;

/** What a split moves as a whole: a slide, or one patch. */
export interface SplitUnit {
  /** For messages. */
  readonly name: string;
  readonly slide?: string;
  readonly patient?: string;
  /** Digest of what it shows: equal for equal images. */
  readonly image: string;
  readonly tumour: boolean;
}

/** Indices of units. */
export interface UnitSplit {
  readonly training: readonly number[];
  readonly validation: readonly number[];
}
