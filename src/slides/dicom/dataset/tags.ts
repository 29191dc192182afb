// The elements that are looked at, by the names the standard gives them (PS3.6), with their value representations.
// No patient, study, specimen or label element is among them: what is not listed is stepped over unread.

export const TAG = {
  mediaStorageClass: 0x0002_0002,
  transferSyntaxUid: 0x0002_0010,
  referencedFileId: 0x0004_1500,
  directoryRecords: 0x0004_1220,
  imageType: 0x0008_0008,
  sopClassUid: 0x0008_0016,
  sopInstanceUid: 0x0008_0018,
  manufacturer: 0x0008_0070,
  manufacturerModelName: 0x0008_1090,
  seriesInstanceUid: 0x0020_000e,
  instanceNumber: 0x0020_0013,
  concatenationUid: 0x0020_9161,
  inConcatenationNumber: 0x0020_9162,
  inConcatenationTotal: 0x0020_9163,
  concatenationFrameOffset: 0x0020_9228,
  dimensionOrganizationType: 0x0020_9311,
  samplesPerPixel: 0x0028_0002,
  photometricInterpretation: 0x0028_0004,
  planarConfiguration: 0x0028_0006,
  numberOfFrames: 0x0028_0008,
  rows: 0x0028_0010,
  columns: 0x0028_0011,
  pixelSpacing: 0x0028_0030,
  bitsAllocated: 0x0028_0100,
  bitsStored: 0x0028_0101,
  pixelRepresentation: 0x0028_0103,
  burnedInAnnotation: 0x0028_0301,
  iccProfile: 0x0028_2000,
  pixelMeasures: 0x0028_9110,
  zOffset: 0x0040_074a,
  imagedVolumeWidth: 0x0048_0001,
  imagedVolumeHeight: 0x0048_0002,
  totalColumns: 0x0048_0006,
  totalRows: 0x0048_0007,
  totalMatrixOrigin: 0x0048_0008,
  opticalPaths: 0x0048_0105,
  opticalPathIdentifier: 0x0048_0106,
  objectiveLensPower: 0x0048_0112,
  opticalPathIdentification: 0x0048_0207,
  planePositionSlide: 0x0048_021a,
  columnPosition: 0x0048_021e,
  rowPosition: 0x0048_021f,
  focalPlanes: 0x0048_0303,
  sharedGroups: 0x5200_9229,
  perFrameGroups: 0x5200_9230,
  extendedOffsets: 0x7fe0_0001,
  pixelData: 0x7fe0_0010,
  item: 0xfffe_e000,
  itemEnd: 0xfffe_e00d,
  sequenceEnd: 0xfffe_e0dd,
} as const;

/** For files that do not write them, and for values whose own is `UN`. Texts, sequences and bytes need none. */
const REPRESENTATIONS: ReadonlyMap<number, string> = new Map([
  [TAG.inConcatenationNumber, 'US'],
  [TAG.inConcatenationTotal, 'US'],
  [TAG.concatenationFrameOffset, 'UL'],
  [TAG.samplesPerPixel, 'US'],
  [TAG.planarConfiguration, 'US'],
  [TAG.rows, 'US'],
  [TAG.columns, 'US'],
  [TAG.bitsAllocated, 'US'],
  [TAG.bitsStored, 'US'],
  [TAG.pixelRepresentation, 'US'],
  [TAG.imagedVolumeWidth, 'FL'],
  [TAG.imagedVolumeHeight, 'FL'],
  [TAG.totalColumns, 'UL'],
  [TAG.totalRows, 'UL'],
  [TAG.columnPosition, 'SL'],
  [TAG.rowPosition, 'SL'],
  [TAG.focalPlanes, 'UL'],
]);

/** `LO`, a text, where nothing else is known. */
export function representationOf(tag: number): string {
  return REPRESENTATIONS.get(tag) ?? 'LO';
}

/** As the standard writes it: `(0028,0010)`. */
export function tagName(tag: number): string {
  const hex = tag.toString(16).padStart(8, '0').toUpperCase();
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
}
