import type { ByteRange } from './byte-range.js';

/** Where images start in a data file: JPEG and PNG. The first bytes of the file are no image. */
const STARTS = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])];
const JPEG_END = Buffer.from([0xff, 0xd9]);
const PNG_END = Buffer.from('IEND', 'latin1');

/** The images in a data file of a MIRAX slide, by their own beginnings and ends. */
export function imagesIn(bytes: Uint8Array): readonly ByteRange[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const images: ByteRange[] = [];
  for (const [i, start] of STARTS.entries()) {
    for (let at = file.indexOf(start); at >= 0; at = file.indexOf(start, at + 1)) {
      const end = i === 0 ? file.indexOf(JPEG_END, at) + 2 : file.indexOf(PNG_END, at) + 8;
      if (end > at) images.push({ start: at, end });
    }
  }
  return images;
}
