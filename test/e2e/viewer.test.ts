// The viewer in a real browser: what it draws is where the slide has it.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutTiles, paint } from '../slides/support/test-pictures.js';
import { writeTiff } from '../slides/support/write-tiff.js';
import { rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { colourOf } from '../../src/image/heatmap/colour-map.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { chromium, startBrowser, type Browser, type Page } from './support/browser.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { eventsOf, getPrediction } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

const BLOCK_PX = 100;
/** Of blocks that all have another colour, so that a tile in a wrong place shows. The sides fill no tile. */
const colourAt = (x: number, y: number): readonly [number, number, number] => {
  const [column, row] = [Math.floor(x / BLOCK_PX), Math.floor(y / BLOCK_PX)];
  return [40 + column * 20, 40 + row * 25, 40 + ((column * 7 + row * 11) % 10) * 20];
};
const [WIDTH_PX, HEIGHT_PX] = [1050, 770];
/** Of the mosaic, whose scale is the models'. */
const CELL_PX = 96;

suiteThatNeeds(chromium !== undefined, 'chromium: scripts/install-tools.sh browser')('the viewer', () => {
  let server: ServerProcess;
  let clients: RawClients;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0'] });
    clients = rawClients(server.address);
    browser = await startBrowser(chromium ?? '');
  });

  afterAll(async () => {
    await browser.close();
    clients.close();
    await server.stop();
  });

  async function open(slideId: string): Promise<Page> {
    const page = await browser.open(`${server.httpAddress}/slides/${slideId}`);
    await page.until(`globalThis.OpenSeadragon?.getViewer('slide')?.world.getItemAt(0)?.getFullyLoaded()`);
    return page;
  }

  it('draws every part of a slide in its place, from afar and from near', { timeout: 120_000 }, async () => {
    const picture = paint(WIDTH_PX, HEIGHT_PX, colourAt);
    const tile = [256, 256] as const;
    const slide = writeTiff([{ ...picture, tile, chunks: cutTiles(picture, tile) }]).bytes;
    const page = await open((await uploadSlide(clients, Buffer.from(slide))).id);
    const whole = await shownBlocks(page);
    // All 88 but those under the navigator.
    expect(whole.size).toBeGreaterThanOrEqual(80);
    for (const [place, { shown, stored }] of whole) expect(shown, place).toSatisfy(isCloseTo(stored));
    // The lower right corner at twice its size: edge tiles of the finest level.
    await page.evaluate(`(() => {
      const viewer = OpenSeadragon.getViewer('slide');
      viewer.viewport.zoomTo(viewer.viewport.imageToViewportZoom(2), undefined, true);
      viewer.viewport.panTo(viewer.viewport.imageToViewportCoordinates(${WIDTH_PX}, ${HEIGHT_PX}), true);
    })()`);
    await page.until(`OpenSeadragon.getViewer('slide').world.getItemAt(0).getFullyLoaded()`);
    const near = await shownBlocks(page);
    expect(near.size).toBeGreaterThan(3);
    expect(near.has('10,7')).toBe(true);
    for (const [place, { shown, stored }] of near) expect(shown, place).toSatisfy(isCloseTo(stored));
    expect(page.complaints).toEqual([]);
  });

  it('lays a heat map over the slide, each patch in its place', { timeout: 240_000 }, async () => {
    const { id } = await uploadSlide(clients, await fixture(MOSAIC));
    const scores = await scoresOf(id);
    const page = await open(id);
    await page.evaluate(`(() => {
      const choice = document.getElementById('heatmap');
      choice.value = choice.options[1].value;
      choice.dispatchEvent(new Event('change'));
    })()`);
    await page.until(`OpenSeadragon.getViewer('slide').world.getItemAt(1)?.getFullyLoaded()`);
    await page.evaluate(`(() => {
      const opacity = document.getElementById('opacity');
      opacity.value = 100;
      opacity.dispatchEvent(new Event('input'));
    })()`);
    await page.until(`OpenSeadragon.getViewer('slide').world.getItemAt(1).lastDrawn.length > 0`);
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    const shown = await pixelsAt(
      page,
      scores.map(({ middle }) => middle),
    );
    const seen = scores.flatMap(({ probability }, i) =>
      shown[i] === undefined ? [] : [{ probability, pixel: shown[i] }],
    );
    expect(seen.length).toBeGreaterThan(30);
    for (const { probability, pixel } of seen) expect(pixel).toSatisfy(isCloseTo(colourOf(probability)));
    expect(page.complaints).toEqual([]);
  });

  interface Score {
    readonly middle: readonly [number, number];
    readonly probability: number;
  }

  async function scoresOf(slideId: string): Promise<readonly Score[]> {
    const [{ accepted } = {}] = await eventsOf(clients, { slideId, keepRunning: true });
    const { result } = await getPrediction(clients, accepted?.id ?? '', true);
    return present(result).patchScores.map(({ level0X, level0Y, ensembleProbability }) => ({
      middle: [level0X + CELL_PX / 2, level0Y + CELL_PX / 2],
      probability: ensembleProbability,
    }));
  }

  interface Block {
    readonly shown: readonly number[];
    readonly stored: readonly number[];
  }

  /** The middle of each block that is on the screen, with its colour in the slide. */
  async function shownBlocks(page: Page): Promise<ReadonlyMap<string, Block>> {
    const blocks: { readonly place: string; readonly middle: readonly [number, number] }[] = [];
    for (let y = 0; y < HEIGHT_PX; y += BLOCK_PX) {
      for (let x = 0; x < WIDTH_PX; x += BLOCK_PX) {
        const middle = [
          (x + Math.min(x + BLOCK_PX, WIDTH_PX)) / 2,
          (y + Math.min(y + BLOCK_PX, HEIGHT_PX)) / 2,
        ] as const;
        blocks.push({ place: `${x / BLOCK_PX},${y / BLOCK_PX}`, middle });
      }
    }
    const shown = await pixelsAt(
      page,
      blocks.map(({ middle }) => middle),
    );
    return new Map(
      blocks.flatMap(({ place, middle }, i) => {
        const pixel = shown[i];
        return pixel === undefined ? [] : [[place, { shown: pixel, stored: colourAt(...middle) }] as const];
      }),
    );
  }

  /** Of a screenshot, at these places of the slide; undefined for what is not on the screen. */
  async function pixelsAt(
    page: Page,
    places: readonly (readonly [number, number])[],
  ): Promise<readonly (readonly number[] | undefined)[]> {
    const points = await page.evaluate<readonly (readonly [number, number] | null)[]>(`(() => {
      const viewer = OpenSeadragon.getViewer('slide');
      const image = viewer.world.getItemAt(0);
      const box = viewer.element.getBoundingClientRect();
      // The navigator lies over the upper right corner.
      const cover = viewer.navigator.element.getBoundingClientRect();
      return ${JSON.stringify(places)}.map(([x, y]) => {
        const point = image.imageToViewerElementCoordinates(new OpenSeadragon.Point(x, y));
        const [left, top] = [point.x + box.left, point.y + box.top];
        const inside = left >= box.left + 2 && top >= box.top + 2 && left < box.right - 2 && top < box.bottom - 2;
        const covered = left > cover.left - 4 && top < cover.bottom + 4;
        return inside && !covered ? [left, top] : null;
      });
    })()`);
    const { data, info } = await sharp(await page.screenshot())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return points.map((point) => {
      if (point === null) return undefined;
      const at = (Math.floor(point[1]) * info.width + Math.floor(point[0])) * 3;
      return [...data.subarray(at, at + 3)];
    });
  }
});

/** JPEG's and the canvas's rounding; colours of blocks differ by 20 and more. */
function isCloseTo(colour: readonly number[]): (shown: readonly number[] | undefined) => boolean {
  return (shown) => shown !== undefined && colour.every((value, i) => Math.abs(value - (shown[i] ?? NaN)) <= 9);
}
