// What a file that no format opens looks like, so that the caller learns more than "unknown".

interface Signature {
  readonly name: string;
  readonly offset: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

/** More telling ones first: a MIRAX index is a JPEG, and a DOCX is a ZIP. */
const SIGNATURES: readonly Signature[] = [
  { name: 'DICOM', offset: 128, bytes: ascii('DICM') },
  { name: 'Zeiss CZI', offset: 0, bytes: ascii('ZISRAWFILE') },
  { name: 'PDF', offset: 0, bytes: ascii('%PDF') },
  { name: 'PNG image', offset: 0, bytes: [0x89, ...ascii('PNG')] },
  { name: 'JPEG image', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { name: 'JPEG 2000 image', offset: 0, bytes: [0, 0, 0, 12, ...ascii('jP  ')] },
  { name: 'JPEG 2000 codestream', offset: 0, bytes: [0xff, 0x4f, 0xff, 0x51] },
  { name: 'WebP image', offset: 8, bytes: ascii('WEBP') },
  { name: 'GIF image', offset: 0, bytes: ascii('GIF8') },
  { name: 'BMP image', offset: 0, bytes: ascii('BM') },
  { name: 'ZIP archive', offset: 0, bytes: [...ascii('PK'), 3, 4] },
  { name: 'gzip archive', offset: 0, bytes: [0x1f, 0x8b] },
  { name: '7-Zip archive', offset: 0, bytes: [...ascii('7z'), 0xbc, 0xaf] },
  { name: 'RAR archive', offset: 0, bytes: ascii('Rar!') },
  { name: 'HDF5 file', offset: 0, bytes: [0x89, ...ascii('HDF')] },
  { name: 'SQLite database', offset: 0, bytes: ascii('SQLite format 3') },
  { name: 'Hamamatsu VMS index', offset: 0, bytes: ascii('[Virtual Microscope Specimen]') },
  { name: 'Hamamatsu VMU index', offset: 0, bytes: ascii('[Uncompressed Virtual Microscope Specimen]') },
  { name: 'XML or HTML document', offset: 0, bytes: ascii('<') },
];

/** Bytes that `describeContent` wants to see. */
export const SNIFF_BYTES = 256;

/** What the first bytes look like; undefined when they tell nothing. */
export function describeContent(head: Uint8Array): string | undefined {
  return SIGNATURES.find(({ offset, bytes }) => bytes.every((byte, i) => head[offset + i] === byte))?.name;
}
