// Areas of a BIF by their places: those that can be, and those that OpenSlide would show as glass or cut off.
import { expect, it } from 'vitest';
import { checkBif } from '../../../src/slides/tiff/flavours/check-bif.js';

interface TestArea {
  readonly columns: number;
  readonly rows: number;
  readonly pos: readonly [x: number, fromBottom: number];
  readonly origin: readonly [x: number, y: number];
}

/** Tiles of 100 × 80 px in a picture of 12 × 10 of them. */
function check(...areas: readonly TestArea[]): void {
  const infos = areas.map(
    ({ columns, rows, pos }) =>
      `<ImageInfo AOIScanned="1" NumCols="${columns}" NumRows="${rows}" Width="100" Height="80" Pos-X="${pos[0]}" Pos-Y="${pos[1]}"/>`,
  );
  const origins = areas.map(({ origin }, i) => `<AOI${i} OriginX="${origin[0]}" OriginY="${origin[1]}"/>`);
  const xmp = `<EncodeInfo><SlideStitchInfo>${infos.join('')}</SlideStitchInfo><AoiOrigin>${origins.join('')}</AoiOrigin></EncodeInfo>`;
  const tiling = { tileWidthPx: 100, tileHeightPx: 80 };
  checkBif([{ name: 'directory 1', description: 'level=0 mag=20', xmp, widthPx: 1200, heightPx: 800, tiling }]);
}

const upper: TestArea = { columns: 5, rows: 4, pos: [0, 800], origin: [0, 0] };
const lower: TestArea = { columns: 5, rows: 4, pos: [760, 300], origin: [700, 480] };

it.each<[string, readonly TestArea[]]>([
  ['one that fills the picture', [{ columns: 12, rows: 10, pos: [0, 800], origin: [0, 0] }]],
  ['one whose height above the bottom is not counted', [{ columns: 12, rows: 10, pos: [0, 0], origin: [0, 0] }]],
  ['one that begins a little left of the slide', [{ columns: 12, rows: 10, pos: [-4, 800], origin: [0, 0] }]],
  ['two, moved to whole tiles when they were stored', [upper, lower]],
])('lets areas be: %s', (_, areas) => {
  expect(() => check(...areas)).not.toThrow();
});

it.each<[string, readonly TestArea[], RegExp]>([
  ['right of the picture', [upper, { ...lower, pos: [900, 300] }], /area that lies 200 px outside the picture of dir/],
  ['below the picture', [upper, { ...lower, pos: [700, 220] }], /area that lies 100 px outside/],
  ['left of the slide', [{ ...upper, pos: [-50, 800] }], /area that lies 50 px outside/],
])('refuses areas %s', (_, areas, message) => {
  expect(() => check(...areas)).toThrow(message);
});
