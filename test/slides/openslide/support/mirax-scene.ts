// What a MIRAX slide shows, and how the camera took it.
import type { RgbImage } from '../../../../src/domain/image.js';
import { paint, type PixelOf } from '../../support/test-pictures.js';

export interface MiraxScene {
  /** The colour at level-0 (x, y), wherever a photo lies. */
  readonly pixelOf: PixelOf;
  /** Side of every stored image, at every level. */
  readonly imageSidePx: number;
  readonly imagesX: number;
  readonly imagesY: number;
  /** One photo is stored as this many images a side. */
  readonly divisions: number;
  readonly zoomLevels: number;
  /** Level-0 pixels that photos share with the next. */
  readonly overlapPx: number;
  /** Level-0 images `x,y` that were never scanned. */
  readonly missing: ReadonlySet<string>;
  /** Added to a photo's place in the grid, and written to the position file. */
  readonly shiftOf: (photoX: number, photoY: number) => readonly [number, number];
  /** Red, green and blue of what was not scanned. */
  readonly fill: readonly [number, number, number];
}

export const PLAIN_SCENE: MiraxScene = {
  pixelOf: (x, y) => [(x * 3) & 255, (y * 2) & 255, (x + y) & 255],
  imageSidePx: 64,
  imagesX: 8,
  imagesY: 6,
  divisions: 1,
  zoomLevels: 4,
  overlapPx: 0,
  missing: new Set(),
  shiftOf: () => [0, 0],
  fill: [255, 255, 255],
};

/** Level-0 place of a photo. */
export function photoPosition(scene: MiraxScene, photoX: number, photoY: number): readonly [number, number] {
  const advance = scene.imageSidePx * scene.divisions - scene.overlapPx;
  const [shiftX, shiftY] = scene.shiftOf(photoX, photoY);
  return [photoX * advance + shiftX, photoY * advance + shiftY];
}

/** Level-0 place of an image: within its photo, images lie edge to edge. */
function imagePosition(scene: MiraxScene, x: number, y: number): readonly [number, number] {
  const [photoX, photoY] = [Math.floor(x / scene.divisions), Math.floor(y / scene.divisions)];
  const [left, top] = photoPosition(scene, photoX, photoY);
  return [
    left + (x - photoX * scene.divisions) * scene.imageSidePx,
    top + (y - photoY * scene.divisions) * scene.imageSidePx,
  ];
}

/**
 * The stored image at (x, y) of a level: 2^level images a side put together and made smaller; undefined when all are
 * missing.
 */
export function storedImage(scene: MiraxScene, level: number, x: number, y: number): RgbImage | undefined {
  const concat = 2 ** level;
  const parts = Array.from({ length: concat * concat }, (_, i) => [x + (i % concat), y + Math.floor(i / concat)]);
  if (!parts.some(([partX = 0, partY = 0]) => isScanned(scene, partX, partY))) return undefined;
  const side = scene.imageSidePx;
  return paint(side, side, (column, row) => {
    const sum = [0, 0, 0];
    for (let v = 0; v < concat; v += 1) {
      for (let u = 0; u < concat; u += 1) {
        const colour = joinedPixel(scene, x, y, column * concat + u, row * concat + v);
        colour.forEach((channel, i) => (sum[i] = (sum[i] ?? 0) + channel));
      }
    }
    const [red = 0, green = 0, blue = 0] = sum.map((channel) => Math.round(channel / (concat * concat)));
    return [red, green, blue];
  });
}

/** A pixel of the level-0 images from (x, y) on, laid edge to edge. */
function joinedPixel(scene: MiraxScene, x: number, y: number, column: number, row: number): readonly number[] {
  const side = scene.imageSidePx;
  const [imageX, imageY] = [x + Math.floor(column / side), y + Math.floor(row / side)];
  if (!isScanned(scene, imageX, imageY)) return scene.fill;
  const [left, top] = imagePosition(scene, imageX, imageY);
  return scene.pixelOf(left + (column % side), top + (row % side));
}

function isScanned({ imagesX, imagesY, missing }: MiraxScene, x: number, y: number): boolean {
  return x < imagesX && y < imagesY && !missing.has(`${x},${y}`);
}
