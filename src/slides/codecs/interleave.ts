import type { Raster } from '../../image/decode-raster.js';
import { ImageError } from '../../image/image-error.js';

/** Samples in planes of their own, put side by side. */
export function interleave(planes: readonly Raster[]): Raster | undefined {
  const [first] = planes;
  if (first === undefined || planes.length === 1) return first;
  const { widthPx, heightPx } = first;
  if (planes.some((plane) => plane.data.length !== widthPx * heightPx))
    throw new ImageError('its planes differ in size');
  const channels = planes.length;
  const data = new Uint8Array(widthPx * heightPx * channels);
  planes.forEach((plane, channel) => {
    for (let i = 0; i < widthPx * heightPx; i += 1) data[i * channels + channel] = plane.data[i]!;
  });
  return { data, widthPx, heightPx, channels };
}
