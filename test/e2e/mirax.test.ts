// A MIRAX slide through the whole service: uploaded with its folder, looked at, scored.
import { status } from '@grpc/grpc-js';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PredictionResult__Output } from '../../src/gen/sentinode/v1/PredictionResult.js';
import type { Slide__Output } from '../../src/gen/sentinode/v1/Slide.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import type { PixelOf } from '../slides/support/test-pictures.js';
import { openslideSuite } from '../slides/openslide/support/openslide-suite.js';
import { makeMirax, type MiraxFiles } from '../slides/openslide/support/write-mirax.js';
import { coarseMosaic } from '../support/mosaics.js';
import { present } from '../support/present.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { eventsOf } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { chunksOf, uploadMessages, uploadSlide } from './support/upload.js';

/** Two patches of 96 px: with a border of this width that was not scanned, the patches are the mosaic's own. */
const IMAGE_SIDE_PX = 192;
const BORDER_IMAGES = 1;

/** The mosaic as a scanner of MIRAX would have stored it, beside a strip that it did not scan. */
async function mosaicAsMirax(): Promise<MiraxFiles> {
  const reader = await detectAndOpen(coarseMosaic.files);
  const { widthPx, heightPx } = reader.facts;
  const { data } = await reader.readRegion({ level: 0, x: 0, y: 0, widthPx, heightPx });
  await reader.close();
  const border = BORDER_IMAGES * IMAGE_SIDE_PX;
  const pixelOf: PixelOf = (x, y) => {
    const at = ((y - border) * widthPx + (x - border)) * 3;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
  const imagesX = widthPx / IMAGE_SIDE_PX + BORDER_IMAGES;
  const imagesY = heightPx / IMAGE_SIDE_PX + BORDER_IMAGES;
  const missing = new Set([
    ...Array.from({ length: imagesX }, (_, x) => `${x},0`),
    ...Array.from({ length: imagesY }, (_, y) => `0,${y}`),
  ]);
  const scene = { pixelOf, imageSidePx: IMAGE_SIDE_PX, imagesX, imagesY, zoomLevels: 3, missing };
  return makeMirax({ scene, mpp: [0.972, 0.972], dataFileCount: 3 });
}

function uploadFiles(clients: RawClients, files: MiraxFiles): Promise<Slide__Output> {
  const entries = [...files];
  const header = { files: entries.map(([name, bytes]) => ({ name, sizeBytes: bytes.length })) };
  const chunks = entries.flatMap(([, bytes], fileIndex) =>
    chunksOf(Buffer.from(bytes)).map((chunk) => ({ chunk: { ...chunk, fileIndex } })),
  );
  return uploadMessages(clients, [{ header }, ...chunks]);
}

async function scoresOf(clients: RawClients, slideId: string): Promise<PredictionResult__Output> {
  const parameters = { sampling: { all: {} } };
  const events = await eventsOf(clients, { slideId, parameters, includePatchScores: true });
  return present(events.at(-1)?.finished?.result);
}

openslideSuite('a MIRAX slide on a server', () => {
  let server: ServerProcess;
  let clients: RawClients;
  let files: MiraxFiles;

  beforeAll(async () => {
    [server, files] = await Promise.all([startServerProcess(), mosaicAsMirax()]);
    clients = rawClients(server.address);
  });
  afterAll(async () => {
    clients.close();
    await server.stop();
  });

  it('is registered with its facts and shown', async () => {
    const slide = await uploadFiles(clients, files);
    expect(slide).toMatchObject({ format: 'mirax', widthPx: 2496, heightPx: 2496, objectivePower: 20 });
    expect(slide.spacing).toEqual({ mppX: 0.972, mppY: 0.972 });
    expect(slide.files.map(({ name }) => name)).toEqual([...files.keys()]);
    const { image } = await promised<{ image: { data: Buffer } }>((callback) =>
      clients.slides.getThumbnail({ slideId: slide.id, maxSidePx: 624, format: 'IMAGE_FORMAT_PNG' }, callback as never),
    );
    const border = sharp(image.data).extract({ left: 0, top: 0, width: 48, height: 624 });
    const { channels } = await sharp(await border.toBuffer()).stats();
    expect(channels.slice(0, 3).map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  it('gets the scores of the same picture in a TIFF', async () => {
    const mirax = await uploadFiles(clients, files);
    const tiff = await uploadSlide(clients, await fixture(MOSAIC));
    const [theirs, ours] = [await scoresOf(clients, tiff.id), await scoresOf(clients, mirax.id)];
    expect(ours.patchesScored).toBe(theirs.patchesScored);
    // JPEG once more changes the pixels a little, and the calibrated score by some hundredths with them.
    expect(Math.abs(ours.ensembleProbability - theirs.ensembleProbability)).toBeLessThan(0.05);
    const shift = (BORDER_IMAGES * IMAGE_SIDE_PX) / 96;
    const places = theirs.patchScores.map(({ column, row }) => `${column + shift},${row + shift}`);
    expect(ours.patchScores.map(({ column, row }) => `${column},${row}`).sort()).toEqual(places.sort());
  });

  it('is refused with the list of what is missing', async () => {
    const incomplete = new Map(files);
    incomplete.delete('case7/Data0001.dat');
    incomplete.delete('case7/Data0002.dat');
    const error = decodeError(await failureOf(uploadFiles(clients, incomplete)));
    expect(error).toMatchObject({ code: status.FAILED_PRECONDITION, reason: 'UPLOAD_INCOMPLETE' });
    expect(error.message).toContain('case7/Data0001.dat, case7/Data0002.dat');
  });
});
