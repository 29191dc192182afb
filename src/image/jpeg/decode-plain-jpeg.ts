import type { RgbImage } from '../../domain/image.js';
import { readJpegHeader, type JpegFrame } from './jpeg-header.js';
import { decodeByTurbojpeg, decodeInto, type JpegStream } from './turbojpeg.js';

/**
 * The pixels of a sound JPEG file of 8-bit grey or colour of at most `maxPixels`, as libvips gives them, for a quarter of
 * its time; in `into`, if that has exactly their size. Undefined for every other file, and where libjpeg-turbo is not there: a full decoder has the say.
 */
export async function decodePlainJpeg(
  bytes: Uint8Array,
  maxPixels: number,
  into?: Uint8Array,
): Promise<RgbImage | undefined> {
  const frame = frameOf(bytes);
  if (frame === undefined || !isPlain(frame, maxPixels)) return undefined;
  const { widthPx, heightPx } = frame;
  // Three channels of a grey file, too: libjpeg repeats its samples.
  const stream: JpegStream = { bytes, widthPx, heightPx, channels: 3 };
  if (into?.length === widthPx * heightPx * 3) {
    const isDecoded = await decodeInto(stream, { data: into, pitchBytes: widthPx * 3 });
    return isDecoded ? { data: into, widthPx, heightPx } : undefined;
  }
  const data = await decodeByTurbojpeg(stream);
  return data && { data, widthPx, heightPx };
}

function frameOf(bytes: Uint8Array): JpegFrame | undefined {
  try {
    return readJpegHeader(bytes).frame;
  } catch {
    return undefined;
  }
}

/** Four components are CMYK, of which only a full decoder can say what is wrong with it. */
function isPlain({ widthPx, heightPx, precisionBits, componentIds }: JpegFrame, maxPixels: number): boolean {
  const pixels = widthPx * heightPx;
  return (
    precisionBits === 8 && (componentIds.length === 1 || componentIds.length === 3) && pixels > 0 && pixels <= maxPixels
  );
}
