import { paint, type PixelOf } from '../../support/test-pictures.js';
import type { RgbImage } from '../../../../src/domain/image.js';

/** Of every picture in the corpus; levels are a half of it. */
export const WIDTH_PX = 80;
export const HEIGHT_PX = 64;

/**
 * Never white, and nowhere plain: every 8 × 8 px hold dark and bright pixels. So white or plain patches in what a
 * damaged file shows are the reader's own.
 */
export const tissue: PixelOf = (x, y) => {
  const wave = 60 * Math.sin(x / 2.3) * Math.cos(y / 2.9);
  const grain = ((x * 37 + y * 91 + x * y * 13) % 17) - 8;
  return [150 + wave + grain, 90 + wave / 2 + grain, 140 + wave].map((value) => Math.round(value)) as [
    number,
    number,
    number,
  ];
};

export const picture: RgbImage = paint(WIDTH_PX, HEIGHT_PX, tissue);
export const halfPicture: RgbImage = paint(WIDTH_PX / 2, HEIGHT_PX / 2, (x, y) => tissue(x * 2, y * 2));
