import type { ImageFileDirectory } from 'geotiff';
import { TAG, type ReadBytes, type TiffDirectory } from './directory.js';
import { MAX_IMAGE_SIDE_PX } from '../limits.js';
import { loadBytes, loadNumber, loadNumbers, loadResolution, loadText } from './load-values.js';
import { parseTiling, type ReadNumbers } from './parse-tiling.js';
import { corrupt } from '../slide-error.js';

/** What is known of a directory from its entries, before its values are taken. */
export interface DirectoryParts {
  readonly name: string;
  readonly readNumbers: ReadNumbers;
  readonly readIccProfile: ReadBytes | undefined;
  readonly subDirectories: readonly TiffDirectory[];
}

/** Turns geotiff's directory into ours; throws SLIDE_CORRUPT for sizes that cannot be. */
export async function parseDirectory(ifd: ImageFileDirectory, parts: DirectoryParts): Promise<TiffDirectory> {
  const number = (tag: number, fallback: number): Promise<number> => loadNumber(ifd, tag, fallback);
  const samplesPerPixel = await number(TAG.samplesPerPixel, 1);
  const jpegTables = await loadBytes(ifd, TAG.jpegTables);
  const newSubfileType = await number(TAG.newSubfileType, 0);
  const image = {
    name: parts.name,
    widthPx: checkedSide(await number(TAG.imageWidth, 0), 'width', parts.name),
    heightPx: checkedSide(await number(TAG.imageLength, 0), 'height', parts.name),
    bitsPerSample: await loadNumbers(ifd, TAG.bitsPerSample),
    samplesPerPixel,
    sampleFormats: await loadNumbers(ifd, TAG.sampleFormat),
    extraSamples: await loadNumbers(ifd, TAG.extraSamples),
    compression: await number(TAG.compression, 1),
    photometric: await number(TAG.photometricInterpretation, -1),
    planar: (await number(TAG.planarConfiguration, 1)) === 2 && samplesPerPixel > 1,
    predictor: await number(TAG.predictor, 1),
    fillOrder: await number(TAG.fillOrder, 1),
    newSubfileType,
    reducedResolution: (newSubfileType & 1) === 1,
    ...(jpegTables === undefined ? {} : { jpegTables }),
    ...(parts.readIccProfile && { readIccProfile: parts.readIccProfile }),
    description: await loadText(ifd, TAG.imageDescription),
    software: await loadText(ifd, TAG.software),
    xmp: await loadText(ifd, TAG.xmp),
    resolution: await loadResolution(ifd),
    subDirectories: parts.subDirectories,
  };
  return { ...image, tiling: await parseTiling(ifd, image, parts.readNumbers) };
}

function checkedSide(value: number, side: string, name: string): number {
  if (Number.isInteger(value) && value > 0 && value <= MAX_IMAGE_SIDE_PX) return value;
  throw corrupt(`${name} has an image ${side} of ${value} px; 1 to ${MAX_IMAGE_SIDE_PX} can be`);
}
