import type { FileContents } from '../corpus/seed-files.js';
import type { ByteRange } from './byte-range.js';
import { dicomLayout } from './dicom-layout.js';
import { imagesIn } from './mirax-layout.js';
import { tiffLayout } from './tiff-layout.js';

/** Bytes that are pixels and nothing else, by file: damage to them must never show as glass. */
export function pixelRanges(files: FileContents): ReadonlyMap<string, readonly ByteRange[]> {
  return new Map([...files].map(([name, bytes]) => [name, rangesOf(name, bytes)]));
}

function rangesOf(name: string, bytes: Uint8Array): readonly ByteRange[] {
  if (/Data\d+\.dat$/.test(name)) return imagesIn(bytes);
  if (name === 'p.jpg') return imagesIn(bytes);
  return (tiffLayout(bytes) ?? dicomLayout(bytes))?.pixels ?? [];
}
