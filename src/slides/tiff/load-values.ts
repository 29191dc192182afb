import type { ImageFileDirectory } from 'geotiff';
import { AppError } from '../../domain/errors/app-error.js';
import { corrupt } from '../slide-error.js';
import { TAG, type TiffResolution } from './directory.js';

/** Texts longer than this are no descriptions: OME-XML with thousands of planes stays below. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** No tag that is taken as numbers has more: bits, formats and kinds of up to some dozens of samples. */
const MAX_NUMBERS = 1024;

/** Geotiff finds out here that a number is too large for it, and throws errors of its own. */
async function loadValue(ifd: ImageFileDirectory, tag: number): Promise<unknown> {
  try {
    return await ifd.loadValue(tag);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw corrupt(`the value of its tag ${tag} cannot be`, {}, error);
  }
}

export async function loadNumber(ifd: ImageFileDirectory, tag: number, fallback: number): Promise<number> {
  return (await loadNumbers(ifd, tag))[0] ?? fallback;
}

export async function loadNumbers(ifd: ImageFileDirectory, tag: number): Promise<readonly number[]> {
  const value = await loadValue(ifd, tag);
  if (typeof value === 'number') return [value];
  if (!ArrayBuffer.isView(value) && !Array.isArray(value)) return [];
  const numbers = value as ArrayLike<number>;
  return Array.from({ length: Math.min(MAX_NUMBERS, numbers.length) }, (_, i) => numbers[i] ?? 0);
}

export async function loadBytes(ifd: ImageFileDirectory, tag: number): Promise<Uint8Array | undefined> {
  const value = await loadValue(ifd, tag);
  return value instanceof Uint8Array ? value : undefined;
}

/** Text tags as they should be, and as some writers store them: bytes, or without the closing NUL. */
export async function loadText(ifd: ImageFileDirectory, tag: number): Promise<string> {
  const value = await loadValue(ifd, tag);
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value.subarray(0, MAX_TEXT_BYTES)) : value;
  return typeof text === 'string' ? text.slice(0, MAX_TEXT_BYTES).replace(/\0+$/, '') : '';
}

export async function loadResolution(ifd: ImageFileDirectory): Promise<TiffResolution> {
  const density = async (tag: number): Promise<number> => {
    const [numerator = 0, denominator = 1] = await loadNumbers(ifd, tag);
    return denominator === 0 ? 0 : numerator / denominator;
  };
  return {
    x: await density(TAG.xResolution),
    y: await density(TAG.yResolution),
    unit: await loadNumber(ifd, TAG.resolutionUnit, 2),
  };
}
