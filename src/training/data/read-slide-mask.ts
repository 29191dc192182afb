import path from 'node:path';
import { truthInvalid } from '../../domain/annotations/truth-invalid.js';
import { frameOfMask, MAX_MASK_PIXELS, type MaskFrame, type TruthMask } from '../../domain/annotations/truth-mask.js';
import type { PatchGrid } from '../../domain/geometry/grid.js';
import type { RgbImage } from '../../domain/image.js';
import type { SlideFacts } from '../../domain/slides/slide.js';
import { decodeMask } from '../../image/decode-mask.js';
import type { LevelRegion, SlideReader } from '../../ports/slide-reader.js';
import type { SlideTools } from './slide-tools.js';

/** 12 MiB as RGB. */
const PIECE_PX = 2048;
/** Mask pixels along a patch's side that are enough; of a pyramid the coarsest such level is read. */
const PIXELS_PER_CELL = 16;

/**
 * A TIFF mask, read like a slide: in pieces and from the level that is fine enough, as masks of whole slides can be as
 * large as these. What the slide readers do not know goes to the image library whole.
 */
export async function readSlideMask(
  file: string,
  slide: SlideFacts,
  grid: PatchGrid,
  values: Uint8Array,
  tools: SlideTools,
  signal: AbortSignal,
): Promise<TruthMask> {
  const files = { rootDir: path.dirname(file), names: [path.basename(file)] };
  const reader = await tools.open(files, signal).catch(() => undefined);
  if (reader === undefined) return wholeMask(file, slide, values);
  try {
    const { frame, level } = chooseLevel(reader, slide, grid);
    const mask: TruthMask = { ...frame, data: new Uint8Array(frame.widthPx * frame.heightPx) };
    for (let y = 0; y < frame.heightPx; y += PIECE_PX) {
      for (let x = 0; x < frame.widthPx; x += PIECE_PX) {
        const widthPx = Math.min(PIECE_PX, frame.widthPx - x);
        const heightPx = Math.min(PIECE_PX, frame.heightPx - y);
        const region = { level, x, y, widthPx, heightPx };
        copyPiece(await reader.readRegion(region, signal), region, mask, values);
      }
    }
    return mask;
  } finally {
    await reader.close();
  }
}

async function wholeMask(file: string, slide: SlideFacts, values: Uint8Array): Promise<TruthMask> {
  const image = await decodeMask(file, MAX_MASK_PIXELS).catch((error: unknown) => {
    throw truthInvalid(`the mask cannot be read: ${error instanceof Error ? error.message : ''}`, error);
  });
  return { ...frameOfMask(slide, image), data: image.data.map((value) => values[value]!) };
}

interface ChosenLevel {
  readonly frame: MaskFrame;
  readonly level: number;
}

function chooseLevel({ facts }: SlideReader, slide: SlideFacts, grid: PatchGrid): ChosenLevel {
  const finest = frameOfMask(slide, facts);
  const enough = Math.min(grid.cellLevel0X, grid.cellLevel0Y) / PIXELS_PER_CELL;
  let level = 0;
  facts.levels.forEach(({ downsampleX, downsampleY }, index) => {
    const level0PerPixel = Math.max(finest.level0PerPixelX * downsampleX, finest.level0PerPixelY * downsampleY);
    if (level0PerPixel <= enough * 1.005) level = index;
  });
  const { widthPx, heightPx, downsampleX, downsampleY } = facts.levels[level] ?? {
    ...facts,
    downsampleX: 1,
    downsampleY: 1,
  };
  if (widthPx * heightPx > MAX_MASK_PIXELS) {
    throw truthInvalid(
      `the mask has ${widthPx}×${heightPx} px and no coarser level that would do; at most ${MAX_MASK_PIXELS} pixels are read`,
    );
  }
  const frame = {
    widthPx,
    heightPx,
    level0PerPixelX: finest.level0PerPixelX * downsampleX,
    level0PerPixelY: finest.level0PerPixelY * downsampleY,
  };
  return { frame, level };
}

function copyPiece({ data }: RgbImage, region: LevelRegion, mask: TruthMask, values: Uint8Array): void {
  const { x, y, widthPx, heightPx } = region;
  for (let row = 0; row < heightPx; row += 1) {
    const start = (y + row) * mask.widthPx + x;
    for (let column = 0; column < widthPx; column += 1) {
      const pixel = (row * widthPx + column) * 3;
      mask.data[start + column] = values[Math.max(data[pixel]!, data[pixel + 1]!, data[pixel + 2]!)]!;
    }
  }
}
