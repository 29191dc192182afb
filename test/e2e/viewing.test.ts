// Looking at a slide over HTTP: a real server, its compute child, and a slide that a scanner wrote.
import { status } from '@grpc/grpc-js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deepZoomTile } from '../../src/domain/deep-zoom/deep-zoom.js';
import type { GetRegionResponse__Output } from '../../src/gen/sentinode/v1/GetRegionResponse.js';
import golden from '../fixtures/icc/golden.json' with { type: 'json' };
import { cutTiles } from '../slides/support/test-pictures.js';
import { writeTiff } from '../slides/support/write-tiff.js';
import { iccColours, iccProfile } from '../support/icc-profiles.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { fixture, SVS } from './support/fixtures.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

let server: ServerProcess;
let clients: RawClients;
let slideId: string;

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0'] });
  clients = rawClients(server.address);
  ({ id: slideId } = await uploadSlide(clients, await fixture(SVS)));
});

afterAll(async () => {
  clients.close();
  await server.stop();
});

const pixelsOf = async (bytes: Uint8Array): Promise<Uint8Array> => sharp(bytes).removeAlpha().raw().toBuffer();

async function regionOf(level: number, column: number, row: number): Promise<Uint8Array> {
  const tile = deepZoomTile({ widthPx: 2220, heightPx: 2967 }, { level, column, row });
  if (tile === undefined) throw new Error('there is no such tile');
  const { image } = await promised<GetRegionResponse__Output>((callback) =>
    clients.slides.getRegion(
      {
        slideId,
        region: {
          level0X: tile.level0X,
          level0Y: tile.level0Y,
          level0Width: tile.level0WidthPx,
          level0Height: tile.level0HeightPx,
        },
        outputWidthPx: tile.widthPx,
        outputHeightPx: tile.heightPx,
        format: 'IMAGE_FORMAT_PNG',
      },
      callback as never,
    ),
  );
  return pixelsOf(image?.data ?? new Uint8Array());
}

describe('the ICC profile', () => {
  const region = { level0X: 0, level0Y: 0, level0Width: 64, level0Height: 64 };
  const ask = (id: string): Promise<GetRegionResponse__Output> =>
    promised((callback) =>
      clients.slides.getRegion({ slideId: id, region, format: 'IMAGE_FORMAT_PNG', applyIcc: true }, callback as never),
    );

  it('is applied on request: by GetRegion, GetThumbnail and tiles', async () => {
    const tile = [64, 64] as const;
    const tags = { 34675: await iccProfile('table') };
    const slide = writeTiff([{ ...iccColours, tile, chunks: cutTiles(iccColours, tile), tags }]).bytes;
    const { id } = await uploadSlide(clients, Buffer.from(slide));
    const golden64 = new Uint8Array(Buffer.from(golden.srgb.table, 'hex'));
    const widest = (shown: Uint8Array): number =>
      shown.reduce((most, value, i) => Math.max(most, Math.abs(value - (golden64[i] ?? NaN))), 0);
    expect(widest(await pixelsOf((await ask(id)).image?.data ?? new Uint8Array()))).toBeLessThanOrEqual(2);
    const thumbnail = await promised<GetRegionResponse__Output>((callback) =>
      clients.slides.getThumbnail(
        { slideId: id, maxSidePx: 64, format: 'IMAGE_FORMAT_PNG', applyIcc: true },
        callback as never,
      ),
    );
    expect(widest(await pixelsOf(thumbnail.image?.data ?? new Uint8Array()))).toBeLessThanOrEqual(2);
    const address = `${server.httpAddress}/slides/${id}_files/6/0_0.jpeg`;
    const [plain, applied] = [await fetch(address), await fetch(`${address}?apply_icc=true`)];
    expect(applied.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const meanDifference = (a: Uint8Array, b: Uint8Array): number =>
      a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? NaN)), 0) / a.length;
    const asStored = await pixelsOf(new Uint8Array(await plain.arrayBuffer()));
    const inSrgb = await pixelsOf(new Uint8Array(await applied.arrayBuffer()));
    expect(meanDifference(inSrgb, asStored)).toBeGreaterThan(3);
    expect(meanDifference(inSrgb, golden64)).toBeLessThan(meanDifference(asStored, golden64));
  });

  it('is told to be missing where there is none', async () => {
    const { reason, code } = decodeError(await failureOf(ask(slideId)));
    expect({ reason, code }).toEqual({ reason: 'ICC_PROFILE_MISSING', code: status.FAILED_PRECONDITION });
    for (const path of [`/slides/${slideId}.dzi`, `/slides/${slideId}_files/12/0_0.jpeg`]) {
      const response = await fetch(`${server.httpAddress}${path}?apply_icc=true`);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ error: { reason: 'ICC_PROFILE_MISSING' } });
    }
    expect((await fetch(`${server.httpAddress}/slides/${slideId}.dzi?apply_icc=1`)).status).toBe(400);
  });
});

describe('DeepZoom of a slide', () => {
  it.each([
    [12, 0, 0],
    [12, 3, 5],
    // The ragged corner.
    [12, 8, 11],
    [10, 2, 2],
    [0, 0, 0],
  ])('shows at level %i, tile %i_%i what GetRegion gives', async (level, column, row) => {
    const response = await fetch(`${server.httpAddress}/slides/${slideId}_files/${level}/${column}_${row}.jpeg`);
    expect(response.status).toBe(200);
    const shown = await pixelsOf(new Uint8Array(await response.arrayBuffer()));
    const exact = await regionOf(level, column, row);
    expect(shown).toHaveLength(exact.length);
    const difference = shown.reduce((sum, value, i) => sum + Math.abs(value - (exact[i] ?? 0)), 0) / shown.length;
    // JPEG of quality 90 against PNG.
    expect(difference).toBeLessThan(4);
  });

  it('is described, and gone with the slide', async () => {
    const { id } = await uploadSlide(clients, await fixture(SVS));
    const descriptor = await fetch(`${server.httpAddress}/slides/${id}.dzi`);
    expect(await descriptor.text()).toContain('<Size Width="2220" Height="2967"/>');
    await promised((callback) => clients.slides.deleteSlide({ slideId: id }, callback as never));
    const tag = descriptor.headers.get('etag') ?? '';
    expect((await fetch(`${server.httpAddress}/slides/${id}.dzi`, { headers: { 'If-None-Match': tag } })).status).toBe(
      404,
    );
  });
});

it('is off unless a port is given', async () => {
  const closed = await startServerProcess({});
  expect(closed.httpAddress).toBe('');
  await closed.stop();
});
