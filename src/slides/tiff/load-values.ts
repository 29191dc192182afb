import type { ImageFileDirectory } from 'geotiff';
import { TAG, type TiffResolution } from './directory.js';

/** Texts longer than this are no descriptions: OME-XML with thousands of planes stays below. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

export async function loadNumber(ifd: ImageFileDirectory, tag: number, fallback: number): Promise<number> {
  return (await loadNumbers(ifd, tag))[0] ?? fallback;
}

export async function loadNumbers(ifd: ImageFileDirectory, tag: number): Promise<readonly number[]> {
  const value: unknown = await ifd.loadValue(tag);
  if (typeof value === 'number') return [value];
  return ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<number>) : [];
}

export async function loadBytes(ifd: ImageFileDirectory, tag: number): Promise<Uint8Array | undefined> {
  const value: unknown = await ifd.loadValue(tag);
  return value instanceof Uint8Array ? value : undefined;
}

/** Text tags as they should be, and as some writers store them: bytes, or without the closing NUL. */
export async function loadText(ifd: ImageFileDirectory, tag: number): Promise<string> {
  const value: unknown = await ifd.loadValue(tag);
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
