// What OpenSlide takes on trust in a Roche/Ventana BIF: which tiles its XML says were scanned.
import { scanXml } from '../../../domain/text/scan-xml.js';
import type { ImageSize } from '../../level-of.js';
import { corrupt } from '../../slide-error.js';
import type { TiffDirectory } from '../directory.js';
import { parseDecimal } from '../spacing.js';

/** 4,194,304 tiles of 1,024 px and more: each takes memory before one is read. */
const MAX_TILES = 4_194_304;
const MAX_AREAS = 1024;

interface Area {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidthPx: number;
  readonly tileHeightPx: number;
  /** Where it lay on the slide: its left edge, and its top edge counted from the bottom. NaN when it is not stated. */
  readonly leftPx: number;
  readonly fromBottomPx: number;
}

/** Of an area's corner at level 0, as if no tiles overlapped. */
interface Origin {
  readonly x: number;
  readonly y: number;
}

/** What is looked at of an image. */
export interface BifImage extends Pick<TiffDirectory, 'name' | 'description' | 'xmp' | 'widthPx' | 'heightPx'> {
  readonly tiling: Pick<TiffDirectory['tiling'], 'tileWidthPx' | 'tileHeightPx'>;
}

/**
 * Throws SLIDE_CORRUPT for areas of more tiles than any slide has, for levels that lack half a tile or more of what the
 * areas say was scanned, and for areas that lie outside the picture that they are stored in: OpenSlide would show glass
 * there, or cut them off.
 */
export function checkBif(directories: readonly BifImage[]): void {
  const levels = directories.filter(({ description }) => description.includes('level='));
  const [base] = levels;
  if (base === undefined) return;
  const areas = readAreas(base.xmp);
  const tiles = areas.reduce((sum, [{ columns, rows }]) => sum + columns * rows, 0);
  if (!(tiles <= MAX_TILES)) throw corrupt(`its areas have ${tiles} tiles; ${MAX_TILES} can be`);
  const scanned = areas.map(([area, origin]) => extentOf(area, origin));
  const widthPx = Math.max(0, ...scanned.map((extent) => extent.widthPx));
  const heightPx = Math.max(0, ...scanned.map((extent) => extent.heightPx));
  checkPlaces(
    base,
    areas.map(([area]) => area),
  );
  for (const level of levels) checkLevel(level, magnificationOf(base) / magnificationOf(level), { widthPx, heightPx });
}

function extentOf({ columns, rows, tileWidthPx, tileHeightPx }: Area, { x, y }: Origin): ImageSize {
  const extent = { widthPx: x + columns * tileWidthPx, heightPx: y + rows * tileHeightPx };
  if ([columns, rows, x, y, extent.widthPx, extent.heightPx].every((value) => value >= 0)) return extent;
  throw corrupt('its XML has an area whose place or size cannot be');
}

function checkLevel({ name, widthPx, heightPx, tiling }: BifImage, downsample: number, scanned: ImageSize): void {
  const lacksX = Math.floor(scanned.widthPx / downsample) - widthPx;
  const lacksY = Math.floor(scanned.heightPx / downsample) - heightPx;
  // Without a magnification nothing is held against the level: neither comparison is true then.
  if (!(lacksX >= tiling.tileWidthPx / 2) && !(lacksY >= tiling.tileHeightPx / 2)) return;
  throw corrupt(`${name} is ${widthPx}×${heightPx} px, less than its areas by ${lacksX}×${lacksY} px`);
}

/** NaN when there is none: OpenSlide says then what is wrong. */
function magnificationOf({ description }: BifImage): number {
  return parseDecimal(/(?:^|\s)mag=([\d.]+)/.exec(description)?.[1]);
}

/**
 * Tiles are stored side by side, with tiles of nothing between areas, and overlap where they are shown: by their places
 * the areas take no more room than the stored picture, but for the part of a tile by which one of several was moved.
 */
function checkPlaces({ name, widthPx, heightPx, tiling }: BifImage, areas: readonly Area[]): void {
  const slack = areas.length > 1 ? 1 : 0.5;
  const topPx = Math.max(...areas.map(({ fromBottomPx }) => fromBottomPx));
  for (const { columns, rows, tileWidthPx, tileHeightPx, leftPx, fromBottomPx } of areas) {
    const beyondX = Math.max(-leftPx, leftPx + columns * tileWidthPx - widthPx);
    const beyondY = topPx - fromBottomPx + rows * tileHeightPx - heightPx;
    // Without a place nothing is held against the area: neither comparison is true then.
    if (!(beyondX >= tiling.tileWidthPx * slack) && !(beyondY >= tiling.tileHeightPx * slack)) continue;
    throw corrupt(`its XML has an area that lies ${Math.max(beyondX, beyondY)} px outside the picture of ${name}`);
  }
}

interface FoundArea extends Area {
  readonly scanned: boolean;
}

/** Areas and origins belong together by their order. Areas that were not scanned are left out. */
function readAreas(xml: string): readonly (readonly [Area, Origin])[] {
  const areas: FoundArea[] = [];
  const origins: Origin[] = [];
  let inOrigins = false;
  for (const event of scanXml(xml)) {
    if (event.kind === 'text') continue;
    if (event.kind === 'open' && inOrigins) origins.push(originOf(event.attributes));
    if (event.name === 'AoiOrigin') inOrigins = event.kind === 'open';
    if (event.kind === 'open' && event.name === 'ImageInfo') areas.push(areaOf(event.attributes));
  }
  if (areas.length > MAX_AREAS) throw corrupt(`its XML has ${areas.length} areas; ${MAX_AREAS} can be`);
  return areas.flatMap((area, i) => (area.scanned ? [[area, origins[i] ?? NOWHERE] as const] : []));
}

const NOWHERE: Origin = { x: 0, y: 0 };

function areaOf(attributes: ReadonlyMap<string, string>): FoundArea {
  const number = (name: string): number => Number(attributes.get(name) ?? NaN);
  return {
    scanned: number('AOIScanned') !== 0,
    columns: number('NumCols'),
    rows: number('NumRows'),
    tileWidthPx: number('Width'),
    tileHeightPx: number('Height'),
    leftPx: number('Pos-X'),
    fromBottomPx: number('Pos-Y'),
  };
}

function originOf(attributes: ReadonlyMap<string, string>): Origin {
  return { x: Number(attributes.get('OriginX') ?? NaN), y: Number(attributes.get('OriginY') ?? NaN) };
}
