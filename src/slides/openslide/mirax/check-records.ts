import { corrupt, truncated } from '../../slide-error.js';
import type { DataFiles } from './check-extents.js';
import { otherRecord, type IndexDat } from './index-dat.js';
import { recordGroups } from './record-groups.js';
import type { Slidedat } from './slidedat.js';

/** Those that OpenSlide reads: label, macro and thumbnail, and where photos lie. */
const READ_GROUPS: ReadonlySet<string> = new Set([
  'Scan data layer',
  'VIMSLIDE_POSITION_BUFFER',
  'StitchingIntensityLayer',
]);

/**
 * OpenSlide allocates what a record claims before it looks at the file, and ends the process when there is not so much.
 * Throws SLIDE_CORRUPT for a record that has no place, SLIDE_TRUNCATED for one beyond its file's end.
 */
export function checkRecords(slidedat: Slidedat, index: IndexDat, dataFiles: DataFiles): void {
  for (const { name, firstRecord, recordCount } of recordGroups(slidedat)) {
    if (!READ_GROUPS.has(name)) continue;
    for (let record = firstRecord; record < firstRecord + recordCount; record += 1)
      checkRecord(index, record, dataFiles);
  }
}

function checkRecord(index: IndexDat, number: number, dataFiles: DataFiles): void {
  const place = otherRecord(index, number);
  if (place === undefined) return;
  const { file, offset, length } = place;
  if (Math.min(file, offset, length) < 0) {
    throw corrupt(`its record ${number} has ${length} bytes from byte ${offset} of file ${file}`);
  }
  const data = dataFiles[file];
  if (data === undefined || offset + length <= data.sizeBytes) return;
  throw truncated(`"${data.name}" has ${data.sizeBytes} bytes, where record ${number} ends at ${offset + length}`, {
    file: data.name,
  });
}
