import { truthInvalid } from './truth-invalid.js';
import type { RegionKind } from './annotated-region.js';

/** Names of groups and classes beside the usual ones; upper and lower case are the same. */
export interface RegionNames {
  readonly tumour: readonly string[];
  readonly normal: readonly string[];
  readonly ignore: readonly string[];
}

export const NO_OTHER_NAMES: RegionNames = { tumour: [], normal: [], ignore: [] };

/**
 * CAMELYON16: `_0`, `_1` and `Tumor` are tumour, `_2` and `Exclusion` are cut out of it.
 * CAMELYON17: `metastases` are tumour, `normal` is cut out. QuPath: `Tumor` is tumour, `Ignore*` and `Region*` say
 * nothing.
 */
const USUAL_NAMES: RegionNames = {
  tumour: ['_0', '_1', 'tumor', 'tumour', 'metastasis', 'metastases'],
  normal: ['_2', 'exclusion', 'normal'],
  ignore: ['ignore*', 'region*'],
};

/**
 * The kind of a group or class; throws TRAINING_DATA_INVALID for one that has none, so that no tumour passes for
 * normal.
 */
export function kindOf(name: string, others: RegionNames): RegionKind {
  const wanted = name.trim().toLowerCase();
  const kinds: readonly RegionKind[] = ['tumour', 'normal', 'ignore'];
  const named = (names: RegionNames): RegionKind | undefined =>
    kinds.find((kind) => names[kind].some((other) => other.toLowerCase() === wanted));
  const kind = named(others) ?? named(USUAL_NAMES);
  if (kind !== undefined) return kind;
  throw truthInvalid(
    `"${name}" is no known name of tumour or of what is not; say which by the names of tumour, normal or ignored regions`,
  );
}
