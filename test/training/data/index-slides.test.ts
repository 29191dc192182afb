import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findTissue } from '../../../src/domain/tissue/find-tissue.js';
import { sharp } from '../../../src/image/sharp.js';
import type { IndexedData } from '../../../src/training/data/indexed-data.js';
import type { SlideTools } from '../../../src/training/data/slide-tools.js';
import type { TrainingSlide } from '../../../src/training/data/training-slide.js';
import { coarseMosaic, fineMosaic, type Mosaic } from '../../support/mosaics.js';
import { present } from '../../support/present.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { cellsOf, CELL_PX, GRID_CELLS, MPP, putMask, putSlide, tumourBoxes } from './cohort.js';
import { cellNames, indexCohort, onlySlide, slideTools } from './index-cohort.js';

const never = new AbortController().signal;

/** Cells of a mosaic where tissue is found: its palest patches pass for glass. */
async function foundTissue({ files, mpp }: Mosaic): Promise<ReadonlySet<string>> {
  const reader = await slideTools.open(files);
  const side = CELL_PX * (MPP / mpp);
  const grid = { columns: GRID_CELLS, rows: GRID_CELLS, cellLevel0X: side, cellLevel0Y: side };
  const { mask } = findTissue(await slideTools.scanTissue(reader, grid, never));
  await reader.close();
  return new Set(
    [...mask.keys()]
      .filter((cell) => mask[cell] === 1)
      .map((cell) => `${cell % GRID_CELLS},${Math.floor(cell / GRID_CELLS)}`),
  );
}

const tissueOf = new Map<Mosaic, ReadonlySet<string>>();
for (const mosaic of [coarseMosaic, fineMosaic]) tissueOf.set(mosaic, await foundTissue(mosaic));
/** Tumour of the fine mosaic that stands on tissue. */
const FINE_TUMOUR = [...fineMosaic.tumour].filter((cell) => tissueOf.get(fineMosaic)?.has(cell)).length;

const tumourCells = ({ tumour, grid }: TrainingSlide): readonly string[] => cellNames(tumour, grid.columns);
const reasons = (data: IndexedData): readonly string[] => data.skipped.map(({ name, reason }) => `${name}: ${reason}`);

/** Writes the truth of a mosaic and labels it. */
async function labelled(mosaic: Mosaic, write: (folder: string) => Promise<string>): Promise<TrainingSlide> {
  const folder = await temporaryFolder();
  await putSlide(folder, 's.tif', mosaic);
  return onlySlide(await indexCohort(folder, [`s.tif,${await write(folder)},,,`]));
}

async function put(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(path.join(folder, name), content);
  return name;
}

const asapOf = (mosaic: Mosaic): string =>
  `<ASAP_Annotations><Annotations>${tumourBoxes(mosaic)
    .map(
      (box, place) =>
        `<Annotation Name="${place}" Type="Polygon" PartOfGroup="Tumor"><Coordinates>${box
          .map(([x, y], order) => `<Coordinate Order="${order}" X="${x}" Y="${y}"/>`)
          .reverse()
          .join('')}</Coordinates></Annotation>`,
    )
    .join('')}</Annotations></ASAP_Annotations>`;

const geoJsonOf = (mosaic: Mosaic): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: tumourBoxes(mosaic).map((box) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [[...box, box[0]]] },
      properties: { objectType: 'annotation', classification: { name: 'Tumor' } },
    })),
  });

const camelyonOf = (mosaic: Mosaic): string =>
  JSON.stringify({
    positive: tumourBoxes(mosaic).map((vertices, name) => ({ name: String(name), vertices })),
    negative: [],
  });

const pngMask =
  (mosaic: Mosaic, pixelsPerCell: number, value: number) =>
  (folder: string): Promise<string> =>
    putMask(folder, 'm.png', mosaic, { pixelsPerCell, value });

/** The mask as a grey tiled TIFF of another depth or kind, by what `change` makes of the PNG. */
const otherMask =
  (mosaic: Mosaic, name: string, change: (image: ReturnType<typeof sharp>) => ReturnType<typeof sharp>) =>
  async (folder: string): Promise<string> => {
    const png = path.join(folder, await putMask(folder, 'm.png', mosaic, { pixelsPerCell: 12, value: 1 }));
    return put(folder, name, await change(sharp(png)).toBuffer());
  };

describe('truth of a slide', () => {
  const forms: readonly [string, (mosaic: Mosaic) => (folder: string) => Promise<string>][] = [
    ['a mask at 1/16 of a patch', (mosaic) => pngMask(mosaic, 6, 255)],
    ['a mask whose tumour is 1 of 255', (mosaic) => pngMask(mosaic, 6, 1)],
    ['a mask of one pixel a patch', (mosaic) => pngMask(mosaic, 1, 255)],
    ['a mask at an odd scale', (mosaic) => pngMask(mosaic, 7, 255)],
    ['a grey PNG', (mosaic) => otherMask(mosaic, 'g.png', (image) => image.toColourspace('b-w').png())],
    [
      'a tiled TIFF',
      (mosaic) =>
        otherMask(mosaic, 'g.tif', (image) => image.toColourspace('b-w').tiff({ tile: true, compression: 'lzw' })),
    ],
    ['ASAP XML', (mosaic) => (folder) => put(folder, 't.xml', asapOf(mosaic))],
    ['CAMELYON JSON', (mosaic) => (folder) => put(folder, 't.json', camelyonOf(mosaic))],
    ['gzipped QuPath GeoJSON', (mosaic) => (folder) => put(folder, 't.geojson.gz', gzipSync(geoJsonOf(mosaic)))],
  ];

  it.each(forms)('as %s gives the same tumour patches, at either pixel size', async (_, form) => {
    for (const mosaic of [coarseMosaic, fineMosaic]) {
      const slide = await labelled(mosaic, form(mosaic));
      const tissue = present(tissueOf.get(mosaic));
      expect(tumourCells(slide)).toEqual([...mosaic.tumour].filter((cell) => tissue.has(cell)).sort());
      expect(slide.tumour.length + slide.normal.length).toBe(tissue.size);
      expect(slide).toMatchObject({ positive: true, mixedCount: 0, notes: [] });
      expect(slide.mppX).toBeCloseTo(mosaic.mpp, 4);
      expect(slide.tissueAreaMm2).toBeCloseTo(tissue.size * (CELL_PX * MPP * 1e-3) ** 2, 2);
    }
  });

  it('may name the mask’s values that are tumour', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 's.tif', fineMosaic);
    await putMask(folder, 'm.png', fineMosaic, { pixelsPerCell: 6, value: 2 });
    const withValues = (maskTumourValues: readonly number[]): Promise<IndexedData> =>
      indexCohort(folder, ['s.tif,m.png,,,'], { source: { maskTumourValues } });
    expect(onlySlide(await withValues([2])).tumour.length).toBe(FINE_TUMOUR);
    expect(onlySlide(await withValues([1])).positive).toBe(false);
  });

  it('takes patches of half the side where tumour holds no whole one, if that is wanted', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 's.tif', fineMosaic);
    const [column, row] = present(cellsOf(fineMosaic.tumour)[0]);
    const side = 192;
    const vertices = [
      [column * side, row * side],
      [(column + 0.6) * side, row * side],
      [(column + 0.6) * side, (row + 1) * side],
      [column * side, (row + 1) * side],
    ];
    await put(folder, 't.json', JSON.stringify({ positive: [{ name: 'a', vertices }], negative: [] }));
    const slide = onlySlide(await indexCohort(folder, ['s.tif,t.json,,,']));
    expect([slide.tumour.length, slide.mixedCount, slide.positive]).toEqual([0, 1, true]);
    const half = 2 * GRID_CELLS;
    expect([...slide.halfTumour]).toEqual([2 * row * half + 2 * column, (2 * row + 1) * half + 2 * column]);
    expect(slide.notes).toEqual([expect.stringContaining('2 patches of half the side')]);
    const plain = onlySlide(await indexCohort(folder, ['s.tif,t.json,,,'], { source: { smallTumourRemedy: false } }));
    expect([plain.halfTumour.length, plain.notes]).toEqual([0, [expect.stringContaining('too small')]]);
  });

  it('cuts holes out of tumour', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 's.tif', fineMosaic);
    const boxes = tumourBoxes(fineMosaic).map((vertices, name) => ({ name: String(name), vertices }));
    await put(folder, 't.json', JSON.stringify({ positive: boxes, negative: boxes.slice(0, 12) }));
    const left = [...fineMosaic.tumour].slice(12).filter((cell) => tissueOf.get(fineMosaic)?.has(cell));
    expect(tumourCells(onlySlide(await indexCohort(folder, ['s.tif,t.json,,,'])))).toEqual(left.sort());
  });
});

describe('a cohort with what cannot be used', () => {
  it('skips and names it, and goes on', async () => {
    const folder = await temporaryFolder();
    const outside = await temporaryFolder();
    await putSlide(folder, 'good.tif', fineMosaic);
    await putMask(folder, 'good.png', fineMosaic, { pixelsPerCell: 6 });
    await put(folder, 'text.tif', 'no slide at all');
    await putMask(folder, 'shifted.png', fineMosaic, { pixelsPerCell: 6, shift: 7 });
    await put(
      folder,
      'small.png',
      await sharp(path.join(folder, 'good.png')).resize(144, 120, { fit: 'fill' }).png().toBuffer(),
    );
    await put(
      folder,
      'far.json',
      JSON.stringify({
        positive: [
          {
            name: 'a',
            vertices: [
              [0, 0],
              [9e5, 0],
              [9e5, 9e5],
            ],
          },
        ],
      }),
    );
    await put(folder, 'empty.json', JSON.stringify({ positive: [], negative: [] }));
    await put(folder, 'broken.xml', asapOf(fineMosaic).slice(0, 300));
    await put(folder, 'group.xml', asapOf(fineMosaic).replaceAll('Tumor', 'Lymphocytes'));
    await put(folder, 'crossed.json', JSON.stringify({ positive: [{ name: 'a', vertices: scrambled() }] }));
    const elsewhere = path.relative(folder, path.join(outside, await putSlide(outside, 'o.tif', fineMosaic)));
    const data = await indexCohort(
      folder,
      [
        'good.tif,good.png,tumor,,',
        'missing.tif,,normal,,',
        'text.tif,,normal,,',
        `${elsewhere},,normal,,`,
        'good.tif,none.png,,,',
        'good.tif,small.png,,,',
        'good.tif,shifted.png,,,',
        'good.tif,far.json,,,',
        'good.tif,empty.json,tumor,,',
        'good.tif,good.png,normal,,',
        'good.tif,,tumor,,',
        'good.tif,broken.xml,,,',
        'good.tif,group.xml,,,',
        'good.tif,crossed.json,,,',
      ],
      { roots: [folder] },
    );
    expect(data.units.map(({ name, tumour }) => [name, tumour])).toEqual([['good.tif', true]]);
    const patterns = [
      /missing\.tif: its slide missing\.tif does not exist below/,
      /text\.tif: The file is no slide/,
      /o\.tif: its slide o\.tif does not exist below/,
      /its truth none\.png does not exist/,
      /mask of 144×120 px does not cover its slide of 4608×4608 px at one scale: 1\/32\.000 in X, 1\/38\.400 in Y/,
      /lie on glass: the truth is offset/,
      /out of bounds: X 0…900000/,
      /labelled tumour, but its truth shows none/,
      /labelled normal, but its truth shows tumour/,
      /labelled tumour, but no truth/,
      /breaks off/,
      /"Lymphocytes" is no known name/,
      /wrong order/,
    ];
    expect(reasons(data)).toEqual(patterns.map((pattern) => expect.stringMatching(pattern) as string));
  });

  it('skips a slide that is listed twice, under whatever name', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 'a.tif', coarseMosaic);
    await putSlide(folder, 'b.tif', coarseMosaic);
    const data = await indexCohort(folder, ['a.tif,,normal,,', 'b.tif,,normal,,', 'a.tif,,normal,,']);
    expect(data.units.map(({ name }) => name)).toEqual(['a.tif']);
    expect(reasons(data)).toEqual(['b.tif: it is the same file as a.tif', 'a.tif: it is the same file as a.tif']);
  });

  it('refuses a manifest as a whole when it cannot be read', async () => {
    const folder = await temporaryFolder();
    await expect(indexCohort(folder, [])).rejects.toThrow(/lists no slides/);
    await expect(indexCohort(folder, ['a.tif,,,,'])).rejects.toThrow(/line 2 has neither "truth" nor "label"/);
    await expect(indexCohort(folder, ['a.tif,,normal,,'], { roots: [await temporaryFolder()] })).rejects.toThrow(
      /does not exist below the training roots/,
    );
  });
});

describe('the index of a cohort', () => {
  const countingTools = (): SlideTools & { opened: number } => {
    const counting = {
      ...slideTools,
      opened: 0,
      open: (...given: Parameters<SlideTools['open']>) => ((counting.opened += 1), slideTools.open(...given)),
    };
    return counting;
  };

  it('is taken from an earlier run while the files are the same', async () => {
    const folder = await temporaryFolder();
    const indexDir = path.join(folder, 'index');
    await putSlide(folder, 's.tif', coarseMosaic);
    await putMask(folder, 'm.png', coarseMosaic, { pixelsPerCell: 6 });
    const rows = ['s.tif,m.png,,p1,'];
    const first = await indexCohort(folder, rows, { indexDir });
    expect(first.use).toEqual({ hits: 0, misses: 1 });
    const counting = countingTools();
    const second = await indexCohort(folder, rows, { indexDir, tools: counting });
    expect([second.use, counting.opened]).toEqual([{ hits: 1, misses: 0 }, 0]);
    expect(second.units).toEqual(first.units);
    await putMask(folder, 'm.png', coarseMosaic, { pixelsPerCell: 12 });
    expect((await indexCohort(folder, rows, { indexDir })).use).toEqual({ hits: 0, misses: 1 });
    expect((await indexCohort(folder, rows, { indexDir, rules: { patchSizePx: 48 } })).use.misses).toBe(1);
  });

  it('is done without where it cannot be written, and the report says so', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 's.tif', coarseMosaic);
    const { notes, units } = await indexCohort(folder, ['s.tif,,normal,,'], { indexDir: path.join(folder, 's.tif') });
    expect([units.length, notes]).toEqual([1, [expect.stringContaining('the index is not kept')]]);
  });
});

/** A circle's points in an order that jumps about. */
function scrambled(): readonly (readonly [number, number])[] {
  return Array.from({ length: 60 }, (_, step) => {
    const angle = (((step * 23) % 60) * Math.PI) / 30;
    return [2300 + 400 * Math.cos(angle), 2300 + 400 * Math.sin(angle)] as const;
  });
}
