import type { Metadata, Sharp } from 'sharp';
import { AppError } from '../domain/errors/app-error.js';
import type { RgbImage } from '../domain/image.js';
import { decodePlainJpeg } from './jpeg/decode-plain-jpeg.js';
import { decodePlainPng } from './png/decode-plain-png.js';
import { explainFailure } from './image-error.js';
import { sniffImage, type PatchFileType } from './sniff-image.js';
import { sharp } from './sharp.js';

/** Patches are 64 to 1,024 px in practice; this leaves room and still bounds one decode to 48 MiB. */
const MAX_PATCH_PIXELS = 4096 * 4096;

const READABLE_DEPTHS: ReadonlySet<string> = new Set(['uchar', 'ushort']);
const READABLE_SPACES: ReadonlySet<string> = new Set(['srgb', 'rgb', 'rgb16', 'b-w', 'grey16']);

/**
 * A PNG, JPEG, WebP or TIFF patch as 8-bit RGB; the type is told by content.
 * Alpha is laid on white, grey becomes RGB, 16-bit becomes 8-bit; colour profile and EXIF orientation are ignored.
 * The pixels may lie in `into`, where that has exactly their size; that they do is not promised.
 * Throws PATCH_UNDECODABLE with what is wrong.
 */
export async function decodePatch(bytes: Uint8Array, into?: Uint8Array): Promise<RgbImage> {
  if (bytes.byteLength === 0) throw undecodable('it is empty');
  const type = sniffImage(bytes);
  if (type === undefined) throw undecodable('it is not a PNG, JPEG, WebP or TIFF image');
  const plain = await decodePlain(type, bytes, into);
  if (plain !== undefined) return plain;
  // The limit is held by checkReadable, from the header and with a clearer message than libvips'.
  const image = sharp(bytes, { failOn: 'warning', ignoreIcc: true, limitInputPixels: false });
  try {
    checkReadable(await image.metadata());
    return await toRgb(image);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw undecodable(`the ${type.toUpperCase()} data is broken (${explainFailure(error)})`, error);
  }
}

/** The ways around libvips, for what they know how to read; libvips has the say on all else. */
async function decodePlain(
  type: PatchFileType,
  bytes: Uint8Array,
  into: Uint8Array | undefined,
): Promise<RgbImage | undefined> {
  if (type === 'png') return decodePlainPng(bytes, into);
  return type === 'jpeg' ? decodePlainJpeg(bytes, MAX_PATCH_PIXELS, into) : undefined;
}

function checkReadable(metadata: Metadata): void {
  const { width, height, pages = 1, depth, space } = metadata;
  if (width * height > MAX_PATCH_PIXELS) {
    throw undecodable(`it has ${String(width)}×${String(height)} pixels, more than ${String(MAX_PATCH_PIXELS)}`);
  }
  if (pages > 1) throw undecodable(`it holds ${String(pages)} frames or pages; a patch is one image`);
  if (!READABLE_DEPTHS.has(depth))
    throw undecodable(`its samples are of type "${depth}"; 8- or 16-bit integers are read`);
  if (!READABLE_SPACES.has(space)) throw undecodable(`its colour space is "${space}"; RGB and grey are read`);
}

async function toRgb(image: Sharp): Promise<RgbImage> {
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const rgb = info.channels === 3 ? data : repeatGrey(data);
  return { data: rgb, widthPx: info.width, heightPx: info.height };
}

function repeatGrey(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  for (let i = 0; i < grey.length; i += 1) rgb.fill(grey[i] ?? 0, i * 3, i * 3 + 3);
  return rgb;
}

function undecodable(why: string, cause?: unknown): AppError {
  return new AppError('PATCH_UNDECODABLE', `The patch cannot be read: ${why}.`, { cause });
}
