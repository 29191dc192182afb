// A whole slide, drawn: islands of stained tissue on glass in a pyramidal TIFF, from a seed.
// `npx tsx bench/tissue-slides/make-slide.ts OUT.tif` writes one.
import { writeFile } from 'node:fs/promises';
import { pyramidTiff } from './pyramid-tiff.js';
import { drawTissueOutline, type TissueOutline } from './tissue-outline.js';
import { drawTissueTexture, TEXTURE_SIDE_PX } from './tissue-texture.js';
import { encodeTile, GLASS, glassTile, halved } from './tile-pixels.js';

export interface TissueSlide {
  readonly sidePx: number;
  readonly tilePx: number;
  /** Of the slide's area, 0 to 1. */
  readonly tissueShare: number;
  readonly mpp: number;
  readonly seed: number;
}

/** 20,480² px, a quarter tissue: about 1,650 patches of 256 px. */
export const USUAL_SLIDE: TissueSlide = { sidePx: 20_480, tilePx: 256, tissueShare: 0.25, mpp: 0.25, seed: 7 };

const QUALITY = 80;
/** The coarsest level is the first that fits into this. */
const COARSEST_PX = 1280;
/** How many pixels wide the soft edge of the tissue is, in shares of the outline's height. */
const EDGE = 0.02;

/** Writes the slide; returns how many tiles of level 0 hold tissue. Some 10 s and 0.4 GiB for the usual slide. */
export async function writeTissueSlide(file: string, slide: TissueSlide): Promise<number> {
  const { sidePx, tilePx, mpp } = slide;
  const levels = levelsOf(sidePx);
  const glass = await encodeTile(glassTile(tilePx), tilePx, QUALITY);
  const chunks = levels.map((side) => new Array<Uint8Array>(Math.ceil(side / tilePx) ** 2).fill(glass));
  const draw = tileDrawer(slide);
  const addTile = async (level: number, column: number, row: number): Promise<Uint8Array | undefined> => {
    const columns = Math.ceil((levels[level] ?? 0) / tilePx);
    if (column >= columns || row >= columns) return undefined;
    const pixels = level === 0 ? draw(column, row) : await addParent(level, column, row);
    const body = pixels && (await encodeTile(pixels, tilePx, QUALITY));
    if (body !== undefined) chunks[level]![row * columns + column] = body;
    return pixels;
  };
  const addParent = async (level: number, column: number, row: number): Promise<Uint8Array | undefined> => {
    const children: (Uint8Array | undefined)[] = [];
    for (const index of [0, 1, 2, 3]) {
      children.push(await addTile(level - 1, column * 2 + (index % 2), row * 2 + Math.floor(index / 2)));
    }
    return children.every((child) => child === undefined) ? undefined : halved(children, tilePx);
  };
  const top = levels.length - 1;
  const columns = Math.ceil((levels[top] ?? 0) / tilePx);
  for (let tile = 0; tile < columns ** 2; tile += 1) await addTile(top, tile % columns, Math.floor(tile / columns));
  const sized = chunks.map((bodies, level) => ({ chunks: bodies, widthPx: levels[level]!, heightPx: levels[level]! }));
  await writeFile(file, pyramidTiff(sized, tilePx, mpp));
  return chunks[0]!.filter((body) => body !== glass).length;
}

/** Side of each level in pixels, the finest first. */
function levelsOf(sidePx: number): readonly number[] {
  const levels = [sidePx];
  for (let side = sidePx; side > COARSEST_PX;) {
    side = Math.ceil(side / 2);
    levels.push(side);
  }
  return levels;
}

type DrawTile = (column: number, row: number) => Uint8Array | undefined;

/** Draws a tile of level 0; undefined for one of glass alone. */
function tileDrawer({ sidePx, tilePx, tissueShare, seed }: TissueSlide): DrawTile {
  const texture = drawTissueTexture(seed);
  const outline = drawTissueOutline(seed, tissueShare);
  return (column, row) => {
    const left = column * tilePx;
    const top = row * tilePx;
    if (!touchesTissue(outline, left / sidePx, top / sidePx, tilePx / sidePx)) return undefined;
    const tile = glassTile(tilePx);
    for (let y = 0; y < tilePx; y += 1) {
      for (let x = 0; x < tilePx; x += 1) {
        const height = outline((left + x) / sidePx, (top + y) / sidePx);
        const tissue = Math.min(1, Math.max(0, height / EDGE + 0.5));
        const from = (((top + y) % TEXTURE_SIDE_PX) * TEXTURE_SIDE_PX + ((left + x) % TEXTURE_SIDE_PX)) * 3;
        const to = (y * tilePx + x) * 3;
        for (let colour = 0; colour < 3; colour += 1) {
          tile[to + colour] = GLASS + (texture[from + colour]! - GLASS) * tissue;
        }
      }
    }
    return tile;
  };
}

/** Looks at a few points: the outline is smooth at the scale of a tile. */
function touchesTissue(outline: TissueOutline, left: number, top: number, side: number): boolean {
  const steps = [0, 0.25, 0.5, 0.75, 1];
  return steps.some((y) => steps.some((x) => outline(left + x * side, top + y * side) > -EDGE / 2));
}
