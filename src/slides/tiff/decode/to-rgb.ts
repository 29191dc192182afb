import type { RgbImage } from '../../../domain/image.js';
import type { Raster } from '../../../image/decode-raster.js';
import { PHOTOMETRIC } from '../directory.js';

/** How samples become colours. */
export interface SampleMeaning {
  readonly photometric: number;
  /** TIFF's ExtraSamples: 1 premultiplied alpha, 2 alpha, others are no alpha. */
  readonly extraSamples: readonly number[];
}

const PREMULTIPLIED = 1;
const ALPHA = 2;

/** Grey becomes RGB, alpha is laid on white (glass), further samples are left out. */
export function toRgb(raster: Raster, meaning: SampleMeaning): RgbImage {
  const { widthPx, heightPx, channels } = raster;
  if (channels === 3) return { data: raster.data, widthPx, heightPx };
  const colours = channels >= 3 ? 3 : 1;
  const alpha = channels > colours ? meaning.extraSamples[0] : undefined;
  const data = spread(raster, colours, meaning.photometric === PHOTOMETRIC.whiteIsZero);
  if (alpha === PREMULTIPLIED || alpha === ALPHA) layOnWhite(data, raster, alpha === PREMULTIPLIED);
  return { data, widthPx, heightPx };
}

function spread({ data, channels }: Raster, colours: number, inverted: boolean): Uint8Array {
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i += 1) {
    for (let colour = 0; colour < 3; colour += 1) {
      const value = data[i * channels + (colours === 3 ? colour : 0)]!;
      rgb[i * 3 + colour] = inverted ? 255 - value : value;
    }
  }
  return rgb;
}

function layOnWhite(rgb: Uint8Array, { data, channels }: Raster, premultiplied: boolean): void {
  for (let i = 0; i < rgb.length; i += 1) {
    const alpha = data[Math.floor(i / 3) * channels + channels - 1]!;
    const colour = premultiplied ? rgb[i]! : (rgb[i]! * alpha) / 255;
    rgb[i] = Math.min(255, Math.round(colour + 255 - alpha));
  }
}
