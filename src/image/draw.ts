import type { RgbImage } from '../domain/image.js';

export type Colour = readonly [red: number, green: number, blue: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Fills the part of the box that lies within the image; edges are rounded to whole pixels. */
export function fillBox(image: RgbImage, box: Box, colour: Colour, opacity = 1): void {
  const left = Math.max(0, Math.round(box.x));
  const right = Math.min(image.widthPx, Math.round(box.x + box.widthPx));
  const top = Math.max(0, Math.round(box.y));
  const bottom = Math.min(image.heightPx, Math.round(box.y + box.heightPx));
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) mixPixel(image, (y * image.widthPx + x) * 3, colour, opacity);
  }
}

/** A frame of the given thickness just outside the box. */
export function frameBox(image: RgbImage, { x, y, widthPx, heightPx }: Box, thickness: number, colour: Colour): void {
  const across = widthPx + 2 * thickness;
  fillBox(image, { x: x - thickness, y: y - thickness, widthPx: across, heightPx: thickness }, colour);
  fillBox(image, { x: x - thickness, y: y + heightPx, widthPx: across, heightPx: thickness }, colour);
  fillBox(image, { x: x - thickness, y, widthPx: thickness, heightPx }, colour);
  fillBox(image, { x: x + widthPx, y, widthPx: thickness, heightPx }, colour);
}

/** Lays the colour over the pixel whose first byte is at `at`. */
export function mixPixel({ data }: RgbImage, at: number, [red, green, blue]: Colour, opacity: number): void {
  data[at] = Math.round(data[at]! + (red - data[at]!) * opacity);
  data[at + 1] = Math.round(data[at + 1]! + (green - data[at + 1]!) * opacity);
  data[at + 2] = Math.round(data[at + 2]! + (blue - data[at + 2]!) * opacity);
}
