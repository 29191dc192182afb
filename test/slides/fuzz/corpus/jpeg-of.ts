import { sharp } from '../../../../src/image/sharp.js';
import type { RgbImage } from '../../../../src/domain/image.js';
import { cutStrips } from '../../support/test-pictures.js';

export async function jpegOf({ data, widthPx, heightPx }: RgbImage, chroma = '4:2:0'): Promise<Uint8Array> {
  const raw = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  // Standard Huffman tables, so that streams can share them.
  return new Uint8Array(await raw.jpeg({ quality: 90, chromaSubsampling: chroma, optimiseCoding: false }).toBuffer());
}

const MCU_PX = 8;

/** A JPEG with a restart marker after every 8 rows, as Hamamatsu's scanners write them. */
export async function jpegWithRestarts(image: RgbImage): Promise<Uint8Array> {
  const strips = cutStrips(image, MCU_PX).map((data) => ({ data, widthPx: image.widthPx, heightPx: MCU_PX }));
  const streams = await Promise.all(strips.map((strip) => jpegOf(strip, '4:4:4')));
  const [first = new Uint8Array(0)] = streams;
  const scanAt = findMarker(first, 0xda);
  const header = Uint8Array.from(first.subarray(0, scanAt));
  const view = new DataView(header.buffer);
  view.setUint16(findMarker(header, 0xc0) + 5, image.heightPx);
  const dataAt = scanAt + 2 + new DataView(first.buffer, first.byteOffset).getUint16(scanAt + 2);
  const interval = Uint8Array.of(0xff, 0xdd, 0, 4, 0, image.widthPx / MCU_PX);
  const scans = streams.flatMap((stream, i) => [
    ...(i === 0 ? [] : [Uint8Array.of(0xff, 0xd0 + ((i - 1) % 8))]),
    stream.subarray(dataAt, stream.length - 2),
  ]);
  return Buffer.concat([header, interval, first.subarray(scanAt, dataAt), ...scans, Uint8Array.of(0xff, 0xd9)]);
}

function findMarker(jpeg: Uint8Array, wanted: number): number {
  let at = 2;
  while (jpeg[at + 1] !== wanted) at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
  return at;
}
