import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePatch } from '../../src/image/decode-patch.js';
import type { ComputeHost } from '../../src/ports/compute-host.js';
import { coarseMosaic } from '../support/mosaics.js';
import { openSeededHost, TIMEOUT_MS, type SeededHost } from './seeded-host.js';

let seeded: SeededHost;
let host: ComputeHost;

beforeAll(async () => {
  seeded = await openSeededHost();
  ({ host } = seeded);
}, TIMEOUT_MS);

afterAll(() => seeded.close());

describe('pictures', { timeout: TIMEOUT_MS }, () => {
  test('renders thumbnails and regions, and refuses a region outside', async () => {
    await expect(host.renderThumbnail(coarseMosaic.files, 200, { encoding: 'png' })).resolves.toMatchObject({
      widthPx: 200,
      heightPx: 200,
      encoding: 'png',
    });
    const region = { level0X: 0, level0Y: 0, level0WidthPx: 500, level0HeightPx: 250 };
    const output = { widthPx: 100, heightPx: 50, encoding: 'jpeg' } as const;
    await expect(host.renderRegion(coarseMosaic.files, region, output)).resolves.toMatchObject({
      widthPx: 100,
      heightPx: 50,
    });
    await expect(host.renderRegion(coarseMosaic.files, { ...region, level0X: 2304 }, output)).rejects.toMatchObject({
      reason: 'REGION_OUT_OF_BOUNDS',
    });
  });
});

describe('a heat map', { timeout: TIMEOUT_MS }, () => {
  const cells = {
    columns: Uint32Array.of(12, 13),
    rows: Uint32Array.of(10, 10),
    probabilities: Float32Array.of(1, 0.9),
  };
  const work = {
    files: coarseMosaic.files,
    spacing: { mppX: 0.972, mppY: 0.972 },
    maxSidePx: 240,
    encoding: 'png',
    title: 'A mosaic',
    cellLevel0X: 96,
    cellLevel0Y: 96,
    ...cells,
  } as const;

  test('bare, it changes the thumbnail where the cells are and nowhere else', async () => {
    const plain = await decodePatch((await host.renderThumbnail(coarseMosaic.files, 240, { encoding: 'png' })).data);
    const drawn = await decodePatch((await host.renderHeatmap({ ...work, bare: true })).data);
    expect([drawn.widthPx, drawn.heightPx]).toEqual([240, 240]);
    const changed = new Set<string>();
    drawn.data.forEach((value, index) => {
      const pixel = Math.floor(index / 3);
      if (value !== plain.data[index]) changed.add(`${Math.floor((pixel % 240) / 10)},${Math.floor(pixel / 240 / 10)}`);
    });
    // The outline lies on the cells' own edge or right beside it.
    expect(changed).toContain('12,10');
    expect(changed).toContain('13,10');
    const far = [...changed]
      .map((cell) => cell.split(',').map(Number))
      .filter(([x = 0, y = 0]) => x < 11 || x > 14 || y < 9 || y > 11);
    expect(far).toEqual([]);
  });

  test('with title and legend it is larger than the picture', async () => {
    const page = await host.renderHeatmap({ ...work, bare: false });
    expect(page.heightPx).toBeGreaterThan(300);
    expect(page.encoding).toBe('png');
  });
});
