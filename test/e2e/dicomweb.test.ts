// Slides that stay in a real archive, through the whole service: imported, looked at, scored, never copied.
import { status } from '@grpc/grpc-js';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  createSentinodeClient,
  PredictionState,
  type SentinodeClient,
  type Slide,
} from '../../clients/typescript/src/index.js';
import type { RgbImage } from '../../src/domain/image.js';
import type { PredictionResult__Output } from '../../src/gen/sentinode/v1/PredictionResult.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import { deferred, until } from '../rpc/support/deferred.js';
import { decodeError, failureOf, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { dicomFiles } from '../slides/dicom/support/dicom-set.js';
import { CANARY } from '../slides/dicom/support/write-dicom.js';
import { openArchiveDoor, type ArchiveDoor } from '../slides/dicomweb/support/archive-door.js';
import { orthancSuite, startOrthanc, USER, type Orthanc } from '../slides/dicomweb/support/orthanc.js';
import { coarseMosaic } from '../support/mosaics.js';
import { present } from '../support/present.js';
import { runCommand } from '../support/run-command.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { eventsOf } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

const SERIES = '1.2.3.200';

orthancSuite('slides in an archive', () => {
  let root: string;
  let orthanc: Orthanc;
  let door: ArchiveDoor;
  let server: ServerProcess;
  let client: SentinodeClient;
  let clients: RawClients;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'sentinode-dicomweb-'));
    orthanc = await startOrthanc();
    door = await openArchiveDoor({ behind: orthanc.url });
    const pictures = [await mosaicPicture()];
    const parts = [1, 2].map((number) => ({
      pictures,
      tile: [256, 256] as const,
      mpp: [0.972, 0.972] as const,
      part: { number, total: 2 },
    }));
    await orthanc.store((await dicomFiles(parts)).values());
    server = await startServerProcess({
      dataDir: join(root, 'data'),
      flags: ['--archives-file', await archivesFile()],
    });
    client = createSentinodeClient({ address: server.address });
    clients = rawClients(server.address);
  });
  afterEach(() => {
    door.answer = undefined;
  });
  afterAll(async () => {
    client.close();
    clients.close();
    await server.stop();
    await door.close();
    await orthanc.stop();
    await rm(root, { recursive: true });
  });

  async function archivesFile(): Promise<string> {
    await writeFile(join(root, 'password'), `${USER.password}\n`);
    await writeFile(join(root, 'wrong'), 'no\n');
    const file = join(root, 'archives.yaml');
    const entry = (name: string, password: string): string =>
      `${name}:\n  url: ${door.url}\n  username: ${USER.username}\n  passwordFile: ${password}\n`;
    await writeFile(file, entry('hospital', 'password') + entry('stranger', 'wrong'));
    return file;
  }

  async function importSlide(more: object = {}): Promise<Slide> {
    return present((await client.slides.importSlide({ archive: 'hospital', seriesUid: SERIES, ...more })).slide);
  }

  async function scoresOf(slideId: string): Promise<PredictionResult__Output> {
    const parameters = { sampling: { all: {} } };
    const events = await eventsOf(clients, { slideId, parameters, includePatchScores: true });
    return present(events.at(-1)?.finished?.result);
  }

  it('get the scores of the same picture in a TIFF', async () => {
    const slide = await importSlide();
    expect(slide).toMatchObject({ format: 'dicom', spacing: { mppX: 0.972, mppY: 0.972 } });
    expect(slide.archive).toEqual({ name: 'hospital', studyUid: '1.2.3.100', seriesUid: SERIES, objects: 2 });
    const tiff = await uploadSlide(clients, await fixture(MOSAIC));
    const [theirs, ours] = [await scoresOf(tiff.id), await scoresOf(slide.id)];
    expect(ours.patchesScored).toBeGreaterThan(0);
    expect(ours.patchScores).toEqual(theirs.patchScores);
    expect(ours.ensembleProbability).toBe(theirs.ensembleProbability);
  });

  it('show thumbnails and regions, and fetch no more than those need', async () => {
    const slide = await importSlide();
    const { image: thumbnail } = await client.slides.getThumbnail({ slideId: slide.id, maxSidePx: 64 });
    expect(thumbnail).toMatchObject({ widthPx: 64, heightPx: 64 });
    const before = door.asked.length;
    const fresh = await importSlide();
    const region = { level0X: 10, level0Y: 10, level0Width: 100, level0Height: 100 };
    await client.slides.getRegion({ slideId: fresh.id, region });
    expect(door.asked.slice(before).filter((path) => /\/instances\/[0-9.]+$/.test(path))).toEqual([]);
  });

  it('are one slide by one request id, and other slides by other ones', async () => {
    const first = await importSlide({ requestId: 'import-1' });
    expect((await importSlide({ requestId: 'import-1' })).id).toBe(first.id);
    expect((await importSlide()).id).not.toBe(first.id);
    const other = client.slides.importSlide({ archive: 'hospital', seriesUid: '1.2.9', requestId: 'import-1' });
    expect(await failureOf(other)).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });

  it.each([
    ['ARCHIVE_NOT_FOUND', { archive: 'elsewhere', seriesUid: SERIES }],
    ['ARCHIVE_NOT_FOUND', { archive: 'http://127.0.0.1:8042/dicom-web', seriesUid: SERIES }],
    ['ARCHIVE_OBJECT_NOT_FOUND', { archive: 'hospital', seriesUid: '1.2.3.999' }],
    ['ARCHIVE_ACCESS_DENIED', { archive: 'stranger', seriesUid: SERIES }],
    ['INVALID_FIELD', { archive: 'hospital', seriesUid: '../../instances' }],
    ['INVALID_FIELD', { archive: 'hospital', seriesUid: SERIES, studyUid: '1.2/3' }],
  ])('are refused with %s: %j', async (reason, request) => {
    expect(await failureOf(client.slides.importSlide(request))).toMatchObject({ reason });
  });

  it('are not what a caller uploads under their name', async () => {
    const data = Buffer.from('{}');
    const upload = client.uploadSlide({ name: '.sentinode-archive-reference.json', data });
    expect(await failureOf(upload)).toMatchObject({ reason: 'INVALID_FIELD' });
  });

  it('can be given up while the archive is waited for', async () => {
    const slide = await importSlide();
    const held = deferred();
    door.answer = ({ url = '' }) => {
      if (!url.includes('/frames/')) return false;
      held.resolve();
      return true;
    };
    const gone = new AbortController();
    const prediction = client.predictSlide(slide.id, { signal: gone.signal }).result();
    await held.promise;
    gone.abort();
    await expect(prediction).rejects.toThrow(/aborted/);
    const states = async (): Promise<readonly PredictionState[]> =>
      (await client.predictions.listPredictions({ slideId: slide.id })).predictions.map(({ state }) => state);
    // Long before the archive’s silence would count as its end.
    await expect.poll(states, { timeout: 10_000 }).toEqual([PredictionState.CANCELLED]);
    await client.deleteSlide(slide.id);
  });

  it('end with an error when the archive stops within a prediction', async () => {
    const slide = await importSlide();
    let frames = 0;
    door.answer = ({ url = '' }, outgoing) => {
      frames += Number(url.includes('/frames/'));
      if (frames <= 3) return false;
      outgoing.destroy();
      return true;
    };
    const refusal = decodeError(await failureOf(eventsOf(clients, { slideId: slide.id })));
    expect(refusal).toMatchObject({ code: status.UNAVAILABLE, reason: 'ARCHIVE_UNAVAILABLE' });
    expect(refusal.message).toMatch(/"hospital" cannot be read from: it ended the connection/);
    door.answer = undefined;
    expect((await scoresOf(slide.id)).patchesScored).toBeGreaterThan(0);
  });

  it('are imported and scored by the command line', async () => {
    const server_ = ['--server', server.address, '--json'];
    const imported = await runCommand(['slides', 'import', '--archive', 'hospital', '--series', SERIES, ...server_]);
    expect(imported.code).toBe(0);
    const [{ id = '' } = {}] = imported.records() as readonly { readonly id?: string }[];
    const predicted = await runCommand(['predict', id, '--slide-id', '--sampling', 'random:4', ...server_]);
    expect(predicted.code).toBe(0);
    expect(JSON.stringify(predicted.records())).toContain('ensemble');
  });

  it('leave nothing of their patients here, on disk or in the log', async () => {
    const slide = await importSlide();
    await scoresOf(slide.id);
    await until(() => server.lines.length > 0, 'there is a log');
    expect(JSON.stringify(server.lines)).not.toContain(CANARY);
    const entries = await readdir(join(root, 'data'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const reference = files.filter((file) => file.includes(slide.id) && file.endsWith('reference.json'));
    expect(reference).toHaveLength(1);
    for (const file of files) expect((await readFile(file)).includes(CANARY)).toBe(false);
  });
});

async function mosaicPicture(): Promise<RgbImage> {
  const reader = await detectAndOpen(coarseMosaic.files);
  const { widthPx, heightPx } = reader.facts;
  const picture = await reader.readRegion({ level: 0, x: 0, y: 0, widthPx, heightPx });
  await reader.close();
  return picture;
}
