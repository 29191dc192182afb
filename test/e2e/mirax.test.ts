// A MIRAX slide through the whole service: uploaded with its folder, looked at, scored.
import { status } from '@grpc/grpc-js';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PredictionResult__Output } from '../../src/gen/sentinode/v1/PredictionResult.js';
import type { Slide__Output } from '../../src/gen/sentinode/v1/Slide.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { MIRAX_BORDER_CELLS, mosaicAsMirax } from '../slides/openslide/support/mosaic-as-mirax.js';
import { openslideSuite } from '../slides/openslide/support/openslide-suite.js';
import type { MiraxFiles } from '../slides/openslide/support/write-mirax.js';
import { coarseMosaic } from '../support/mosaics.js';
import { present } from '../support/present.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { eventsOf } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { chunksOf, uploadMessages, uploadSlide } from './support/upload.js';

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
    [server, files] = await Promise.all([startServerProcess(), mosaicAsMirax(coarseMosaic)]);
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
    const shift = MIRAX_BORDER_CELLS;
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
