import type { Slidedat } from './slidedat.js';

/** Groups of records that are no images; real slides have about ten. */
const MAX_GROUPS = 1000;

/** Records of one group; real ones have some dozens. */
const MAX_RECORDS = 10_000;

export interface RecordGroup {
  readonly name: string;
  /** Records are numbered through all groups, in their order. */
  readonly firstRecord: number;
  readonly recordCount: number;
}

/** The groups that Slidedat.ini lists, as far as their counts can be. */
export function recordGroups(slidedat: Slidedat): readonly RecordGroup[] {
  const count = Math.min(MAX_GROUPS, slidedat.number('HIERARCHICAL', 'NONHIER_COUNT'));
  const groups: RecordGroup[] = [];
  let firstRecord = 0;
  for (let group = 0; group < count; group += 1) {
    const recordCount = slidedat.number('HIERARCHICAL', `NONHIER_${group}_COUNT`);
    if (!(recordCount >= 0 && recordCount <= MAX_RECORDS)) break;
    groups.push({ name: slidedat.text('HIERARCHICAL', `NONHIER_${group}_NAME`) ?? '', firstRecord, recordCount });
    firstRecord += recordCount;
  }
  return groups;
}
