import { MAX_TILE_PIXELS, MAX_TILE_SIDE_PX } from '../limits.js';
import { corrupt, unsupported } from '../slide-error.js';
import type { DicomInstance, PixelLayout } from './instance.js';
import { describeTransferSyntax } from './transfer-syntax.js';

const COLOURS = new Set(['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_ICT', 'YBR_RCT']);
const GREYS = new Set(['MONOCHROME1', 'MONOCHROME2']);

/** Throws SLIDE_UNSUPPORTED, naming the feature, for a picture whose frames we do not decode. */
export function checkSupported(instance: DicomInstance): void {
  const { name, pixels, tile } = instance;
  const problem = syntaxProblem(pixels) ?? samplesProblem(pixels) ?? colourProblem(pixels) ?? channelsProblem(instance);
  if (problem !== undefined) throw unsupported(`${name} has ${problem}`, { file: name });
  const { widthPx, heightPx } = tile;
  if (Math.max(widthPx, heightPx) > MAX_TILE_SIDE_PX || widthPx * heightPx > MAX_TILE_PIXELS) {
    throw corrupt(`${name} claims frames of ${widthPx}×${heightPx} px`, { file: name });
  }
}

function syntaxProblem({ codec, transferSyntaxUid }: PixelLayout): string | undefined {
  if (codec !== undefined) return undefined;
  return `${describeTransferSyntax(transferSyntaxUid)}; JPEG, JPEG 2000 and uncompressed frames are supported`;
}

function samplesProblem({ bitsAllocated, bitsStored, signed, samples }: PixelLayout): string | undefined {
  if (bitsAllocated !== 8 || bitsStored !== 8) return `${bitsStored} bits per sample; 8 are supported`;
  if (signed) return 'signed samples; unsigned ones are supported';
  return samples === 1 || samples === 3 ? undefined : `${samples} samples per pixel; 1 and 3 are supported`;
}

function colourProblem({ photometric, samples, codec }: PixelLayout): string | undefined {
  if (!(samples === 3 ? COLOURS : GREYS).has(photometric)) {
    return `${shown(photometric)} colours with ${samples} samples per pixel; RGB, YBR and grey are supported`;
  }
  const ofJpeg2000 = photometric === 'YBR_ICT' || photometric === 'YBR_RCT';
  return ofJpeg2000 && codec === 'none' ? `${photometric} colours without JPEG 2000` : undefined;
}

/** Several grey optical paths are the channels of a fluorescence scan; several coloured ones are pictures each. */
function channelsProblem({ pixels, opticalPaths }: DicomInstance): string | undefined {
  if (pixels.samples !== 1 || opticalPaths.length <= 1) return undefined;
  return `${opticalPaths.length} separate channels: a multi-channel image, not a stained slide in RGB`;
}

/** A defined term as it may be shown; what is none might be anything. */
function shown(term: string): string {
  return /^[A-Z0-9_ ]{1,16}$/.test(term) ? term : 'unknown';
}
