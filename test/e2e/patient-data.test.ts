// Slides of every format name a patient in their files, and their files by one. Nothing of it comes out: not in the log
// at its most talkative, not in answers, results or errors, over gRPC or HTTP, and not in what is kept of results.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Slide__Output } from '../../src/gen/sentinode/v1/Slide.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { available as openslideIsThere } from '../slides/openslide/support/openslide-suite.js';
import { FILE_NAME, NAMED_SLIDES, PATIENT, type NamedFiles } from './support/named-slides.js';
import { eventsOf } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { chunksOf, uploadMessages } from './support/upload.js';

const OF_THE_PATIENT = /CANARY|PATIENT/;
const OF_THE_FILES = /NAMESAKE|Jane|Doe/;
const ANYTHING = /CANARY|PATIENT|NAMESAKE|Jane|Doe/;

let server: ServerProcess;
let clients: RawClients;

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0', '--log-level', 'debug'] });
  clients = rawClients(server.address);
});

afterAll(async () => {
  clients.close();
  await server.stop();
});

function upload(files: NamedFiles): Promise<Slide__Output> {
  const entries = [...files];
  const header = {
    files: entries.map(([name, bytes]) => ({ name, sizeBytes: bytes.length })),
    spacingOverride: { mppX: 0.972, mppY: 0.972 },
  };
  const chunks = entries.flatMap(([, bytes], fileIndex) =>
    chunksOf(Buffer.from(bytes)).map((chunk) => ({ chunk: { ...chunk, fileIndex } })),
  );
  return uploadMessages(clients, [{ header }, ...chunks]);
}

/** Everything that HTTP says of a slide. */
async function httpAnswers(id: string): Promise<readonly string[]> {
  const paths = [
    '',
    '.dzi',
    '.json',
    '.dzi?apply_icc=true',
    '_files/10/0_0.jpeg',
    '_files/0/0_0.jpeg',
    '_files/99/0_0.jpeg',
    '/label.jpeg',
    '/macro.jpeg',
    '/thumbnail.jpeg',
  ];
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(`${server.httpAddress}/slides/${id}${path}`);
      return JSON.stringify([...response.headers]) + Buffer.from(await response.arrayBuffer()).toString('latin1');
    }),
  );
}

async function pictures(slideId: string): Promise<readonly string[]> {
  const region = { level0X: 0, level0Y: 0, level0Width: 64, level0Height: 64 };
  const thumbnail = promised<object>((callback) => clients.slides.getThumbnail({ slideId }, callback as never));
  const part = promised<object>((callback) => clients.slides.getRegion({ slideId, region }, callback as never));
  return (await Promise.all([thumbnail, part])).map((response) =>
    Object.values(response)
      .map((image: { data: Buffer }) => image.data.toString('latin1'))
      .join(),
  );
}

/** Labels and macros, whether or not the slide has one: what is said of them. */
async function refusals(slideId: string): Promise<readonly string[]> {
  const kinds = ['ASSOCIATED_IMAGE_KIND_LABEL', 'ASSOCIATED_IMAGE_KIND_MACRO'] as const;
  return Promise.all(
    kinds.map(async (kind) => {
      const asking = promised((callback) => clients.slides.getAssociatedImage({ slideId, kind }, callback as never));
      const failure = await failureOf(asking);
      expect(decodeError(failure)).toMatchObject({
        code: status.PERMISSION_DENIED,
        reason: 'ASSOCIATED_IMAGE_NOT_ALLOWED',
      });
      return JSON.stringify([decodeError(failure), failure.message]);
    }),
  );
}

/** Where the slide ends too early: what is said of it. */
async function errorOfTruncated(files: NamedFiles): Promise<string> {
  const cut = new Map([...files].map(([name, bytes]) => [name, bytes.subarray(0, Math.ceil(bytes.length * 0.6))]));
  const failure = await failureOf(upload(cut));
  return JSON.stringify([decodeError(failure), failure.message]);
}

describe.each(NAMED_SLIDES)('a slide in $format', ({ format, files, needsOpenslide = false }) => {
  it.skipIf(needsOpenslide && !openslideIsThere)('tells nobody who it is of', { timeout: 120_000 }, async () => {
    const content = await files();
    expect([...content.values()].some((bytes) => Buffer.from(bytes).includes(PATIENT))).toBe(true);
    const { files: named, displayName, ...slide } = await upload(content);
    expect(slide.format).toBe(format);
    // What the uploader said itself, and nobody else is told.
    expect(named.some(({ name }) => name.includes(FILE_NAME))).toBe(true);
    expect(displayName).not.toMatch(OF_THE_PATIENT);
    const events = await eventsOf(clients, { slideId: slide.id, keepRunning: true, includePatchScores: true });
    const told = [
      JSON.stringify([slide, events]),
      ...(await pictures(slide.id)),
      ...(await httpAnswers(slide.id)),
      ...(await refusals(slide.id)),
    ];
    for (const text of told) expect(text).not.toMatch(ANYTHING);
    expect(await errorOfTruncated(content)).not.toMatch(OF_THE_PATIENT);
  });
});

it('the log says nothing of it either, nor what is kept', async () => {
  const lines = server.lines.map((line) => JSON.stringify(line));
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => ANYTHING.test(line))).toEqual([]);
  const records = join(server.dataDir, 'records');
  const stored = await readdir(records, { recursive: true, withFileTypes: true });
  const rows = await Promise.all(
    stored
      .filter((entry) => entry.isFile())
      .map(async (entry) => ({
        place: join(entry.parentPath, entry.name),
        text: await readFile(join(entry.parentPath, entry.name), 'latin1'),
      })),
  );
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ text }) => OF_THE_PATIENT.test(text))).toEqual([]);
  // The rows of a slide and of its upload must say which files it has; nothing else does.
  const naming = rows.filter(({ text }) => OF_THE_FILES.test(text)).map(({ place }) => place.slice(records.length + 1));
  expect(naming.filter((place) => !/^(slides|uploads)\b/.test(place))).toEqual([]);
});
