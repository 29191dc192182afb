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
}

/** Of an area's corner at level 0, as if no tiles overlapped. */
interface Origin {
  readonly x: number;
  readonly y: number;
}

/**
 * Throws SLIDE_CORRUPT for areas of more tiles than any slide has, and for levels that lack half a tile or more of what
 * the areas say was scanned: OpenSlide would show that as glass.
 */
export function checkBif(directories: readonly TiffDirectory[]): void {
  const levels = directories.filter(({ description }) => description.includes('level='));
  const [base] = levels;
  if (base === undefined) return;
  const areas = readAreas(base.xmp);
  const tiles = areas.reduce((sum, [{ columns, rows }]) => sum + columns * rows, 0);
  if (!(tiles <= MAX_TILES)) throw corrupt(`its areas have ${tiles} tiles; ${MAX_TILES} can be`);
  const scanned = areas.map(([area, origin]) => extentOf(area, origin));
  const widthPx = Math.max(0, ...scanned.map((extent) => extent.widthPx));
  const heightPx = Math.max(0, ...scanned.map((extent) => extent.heightPx));
  for (const level of levels) checkLevel(level, magnificationOf(base) / magnificationOf(level), { widthPx, heightPx });
}

function extentOf({ columns, rows, tileWidthPx, tileHeightPx }: Area, { x, y }: Origin): ImageSize {
  const extent = { widthPx: x + columns * tileWidthPx, heightPx: y + rows * tileHeightPx };
  if ([columns, rows, x, y, extent.widthPx, extent.heightPx].every((value) => value >= 0)) return extent;
  throw corrupt('its XML has an area whose place or size cannot be');
}

function checkLevel({ name, widthPx, heightPx, tiling }: TiffDirectory, downsample: number, scanned: ImageSize): void {
  const lacksX = Math.floor(scanned.widthPx / downsample) - widthPx;
  const lacksY = Math.floor(scanned.heightPx / downsample) - heightPx;
  // Without a magnification nothing is held against the level: neither comparison is true then.
  if (!(lacksX >= tiling.tileWidthPx / 2) && !(lacksY >= tiling.tileHeightPx / 2)) return;
  throw corrupt(`${name} is ${widthPx}×${heightPx} px, less than its areas by ${lacksX}×${lacksY} px`);
}

/** NaN when there is none: OpenSlide says then what is wrong. */
function magnificationOf({ description }: TiffDirectory): number {
  return parseDecimal(/(?:^|\s)mag=([\d.]+)/.exec(description)?.[1]);
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
  };
}

function originOf(attributes: ReadonlyMap<string, string>): Origin {
  return { x: Number(attributes.get('OriginX') ?? NaN), y: Number(attributes.get('OriginY') ?? NaN) };
}
