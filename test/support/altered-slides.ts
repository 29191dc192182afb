// Copies of a real slide with something done to them: drawn on, blurred, recoloured.
import sharp from 'sharp';

export interface Alteration {
  /** Standard deviation in pixels. */
  readonly blurPx?: number;
  /** Colour of a stroke across the upper third. */
  readonly ink?: readonly [number, number, number];
  /** New red, green and blue as shares of the old. */
  readonly tint?: readonly [number, number, number];
}

const STROKE_SHARE = 0.02;

/** The slide's first page as a tiled TIFF of the same pixel size. */
export async function alteredSlide(slide: Uint8Array, mpp: number, alteration: Alteration): Promise<Buffer> {
  const { blurPx, ink, tint } = alteration;
  const source = sharp(slide, { page: 0 }).removeAlpha();
  const { data, info } = await (blurPx === undefined ? source : source.blur(blurPx))
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (tint !== undefined) data.forEach((value, at) => (data[at] = Math.round(value * (tint[at % 3] ?? 1))));
  if (ink !== undefined) {
    const from = Math.round(info.height / 3);
    const to = from + Math.round(info.height * STROKE_SHARE);
    for (let pixel = from * info.width; pixel < to * info.width; pixel += 1) data.set(ink, pixel * 3);
  }
  const density = 1_000 / mpp;
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .tiff({
      tile: true,
      tileWidth: 256,
      tileHeight: 256,
      compression: 'jpeg',
      quality: 85,
      xres: density,
      yres: density,
    })
    .toBuffer();
}
