// Slides in, facts and pixels out, over a real server; and everything that can be wrong with an upload.
import { status } from '@grpc/grpc-js';
import { crc32c } from '@node-rs/crc32';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../rpc/support/deferred.js';
import { writeTiff } from '../slides/support/write-tiff.js';
import {
  decodeError,
  failureOf,
  promised,
  rawClients,
  type DecodedError,
  type RawClients,
} from '../rpc/support/raw-clients.js';
import type { ListSlidesResponse__Output } from '../../src/gen/sentinode/v1/ListSlidesResponse.js';
import type { EncodedImage__Output } from '../../src/gen/sentinode/v1/EncodedImage.js';
import { fixture, MOSAIC, sha256, slideWithoutSpacing, SVS } from './support/fixtures.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import {
  chunkAt,
  chunksOf,
  createUpload,
  finishUpload,
  getUpload,
  headerOf,
  uploadMessages,
  uploadSlide,
  writeUpload,
} from './support/upload.js';

const MAX_UPLOAD_BYTES = 4 * 1024 * 1024;

let server: ServerProcess;
let clients: RawClients;
let mosaic: Buffer;

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--max-upload-bytes', String(MAX_UPLOAD_BYTES)] });
  clients = rawClients(server.address);
  mosaic = await fixture(MOSAIC);
});

afterAll(async () => {
  clients.close();
  await server.stop();
});

async function failed(call: Promise<unknown>): Promise<DecodedError> {
  return decodeError(await failureOf(call));
}

function listSlides(request: object): Promise<ListSlidesResponse__Output> {
  return promised((callback) => clients.slides.listSlides(request, callback as never));
}

async function slideCount(): Promise<number> {
  return (await listSlides({ pageSize: 1000 })).slides.length;
}

describe('a slide in one stream', () => {
  it('is registered with its facts, found, shown and deleted', async () => {
    const slide = await uploadSlide(clients, mosaic, {
      displayName: 'case 7',
      files: [{ name: 'a/b.tif', sizeBytes: mosaic.length, sha256: sha256(mosaic) }],
    });
    expect(slide).toMatchObject({
      displayName: 'case 7',
      files: [{ name: 'a/b.tif', sizeBytes: mosaic.length, sha256: sha256(mosaic) }],
      widthPx: 2304,
      heightPx: 2304,
      spacingSource: 'SPACING_SOURCE_METADATA',
    });
    expect(slide.spacing?.mppX).toBeCloseTo(0.972, 3);
    expect(slide.levels.map(({ downsampleX }) => downsampleX)).toEqual([1, 2, 4, 8]);
    expect(slide.digest).toHaveLength(32);

    const found = await promised<{ slide: object }>((callback) =>
      clients.slides.getSlide({ slideId: slide.id }, callback as never),
    );
    expect(found.slide).toEqual(slide);

    await promised((callback) => clients.slides.deleteSlide({ slideId: slide.id }, callback));
    const gone = await failed(promised((callback) => clients.slides.getSlide({ slideId: slide.id }, callback)));
    expect(gone).toMatchObject({ code: status.NOT_FOUND, reason: 'SLIDE_NOT_FOUND' });
  });

  it('gives a thumbnail and regions in the format and size that are asked for', async () => {
    const slide = await uploadSlide(clients, await fixture(SVS));
    const thumbnail = await picture((callback) =>
      clients.slides.getThumbnail({ slideId: slide.id, maxSidePx: 256, format: 'IMAGE_FORMAT_WEBP' }, callback),
    );
    expect(await sharp(thumbnail.data).metadata()).toMatchObject({
      format: 'webp',
      width: thumbnail.widthPx,
      height: 256,
    });
    const region = { level0X: 100, level0Y: 200, level0Width: 300, level0Height: 150 };
    const own = await picture((callback) =>
      clients.slides.getRegion({ slideId: slide.id, region, format: 'IMAGE_FORMAT_PNG' }, callback),
    );
    expect(await sharp(own.data).metadata()).toMatchObject({ format: 'png', width: 300, height: 150 });
    const small = await picture((callback) =>
      clients.slides.getRegion({ slideId: slide.id, region, outputWidthPx: 30, outputHeightPx: 15 }, callback),
    );
    expect(await sharp(small.data).metadata()).toMatchObject({ format: 'jpeg', width: 30, height: 15 });
    expect(small.spacing?.mppX).toBeCloseTo((slide.spacing?.mppX ?? 0) * 10, 5);
    const outside = { ...region, level0X: 1_000_000 };
    const error = await failed(
      promised((callback) => clients.slides.getRegion({ slideId: slide.id, region: outside }, callback)),
    );
    expect(error).toMatchObject({ code: status.OUT_OF_RANGE, reason: 'REGION_OUT_OF_BOUNDS' });
  });

  it('pages newest first, each slide once', async () => {
    const ids = [];
    for (let index = 0; index < 3; index += 1) ids.unshift((await uploadSlide(clients, mosaic)).id);
    const seen: string[] = [];
    for (let pageToken = ''; seen.length < 3;) {
      const page = await listSlides({ pageSize: 2, pageToken });
      seen.push(...page.slides.map(({ id }) => id));
      pageToken = page.nextPageToken;
    }
    expect(seen.slice(0, 3)).toEqual(ids);
    expect(await failed(listSlides({ pageSize: -1 }))).toMatchObject({
      reason: 'INVALID_FIELD',
      fields: ['page_size'],
    });
    expect(await failed(listSlides({ pageToken: 'made up' }))).toMatchObject({
      reason: 'INVALID_FIELD',
      fields: ['page_token'],
    });
  });
});

async function picture(call: (callback: never) => unknown): Promise<EncodedImage__Output> {
  const { image } = await promised<{ image: EncodedImage__Output }>((callback) => call(callback as never));
  return image;
}

describe('a resumable upload', () => {
  it('goes on where it stood, and finishes once however often it is asked', async () => {
    const requestId = randomUUID();
    const header = headerOf(mosaic, { requestId });
    const upload = await createUpload(clients, header);
    expect((await createUpload(clients, header)).id).toBe(upload.id);

    const [first, second] = [chunkAt(mosaic, 0), chunkAt(mosaic, 1)];
    await writeUpload(clients, upload.id, [{ ...first, crc32c: crc32c(first.data) }]);
    const half = await getUpload(clients, upload.id);
    expect(half).toMatchObject({ state: 'UPLOAD_STATE_ACTIVE', files: [{ committedBytes: first.data.length }] });
    expect(await failed(finishUpload(clients, upload.id))).toMatchObject({
      code: status.FAILED_PRECONDITION,
      reason: 'UPLOAD_INCOMPLETE',
    });

    const complete = await writeUpload(clients, upload.id, chunksOf(mosaic, second.offsetBytes));
    expect(complete).toMatchObject({ state: 'UPLOAD_STATE_COMPLETE', files: [{ committedBytes: mosaic.length }] });
    const slide = await finishUpload(clients, upload.id);
    expect((await finishUpload(clients, upload.id)).id).toBe(slide.id);
    expect(await getUpload(clients, upload.id)).toMatchObject({ state: 'UPLOAD_STATE_FINISHED', slideId: slide.id });
    expect(await failed(writeUpload(clients, upload.id, [first]))).toMatchObject({ reason: 'UPLOAD_ALREADY_FINISHED' });
  });

  it('refuses a request id that was used for something else', async () => {
    const requestId = randomUUID();
    await createUpload(clients, headerOf(mosaic, { requestId }));
    const other = createUpload(clients, { files: [{ name: 'x', sizeBytes: 1 }], requestId });
    expect(await failed(other)).toMatchObject({ code: status.ALREADY_EXISTS, reason: 'REQUEST_ID_REUSED' });
  });

  it('tells a wrong offset what is committed, and keeps it', async () => {
    const upload = await createUpload(clients, headerOf(mosaic));
    const [first, third] = [chunkAt(mosaic, 0), chunkAt(mosaic, 2)];
    const error = await failed(writeUpload(clients, upload.id, [first, third]));
    expect(error).toMatchObject({
      code: status.OUT_OF_RANGE,
      reason: 'UPLOAD_OFFSET_MISMATCH',
      metadata: { committedBytes: String(first.data.length) },
    });
    expect((await getUpload(clients, upload.id)).files[0]?.committedBytes).toBe(first.data.length);
  });

  it('refuses a chunk that does not match its CRC, and takes it when it does', async () => {
    const upload = await createUpload(clients, headerOf(mosaic));
    const first = chunkAt(mosaic, 0);
    const error = await failed(writeUpload(clients, upload.id, [{ ...first, crc32c: crc32c(first.data) ^ 1 }]));
    expect(error).toMatchObject({ code: status.DATA_LOSS, reason: 'UPLOAD_CHECKSUM_MISMATCH' });
    const taken = await writeUpload(clients, upload.id, [{ ...first, crc32c: crc32c(first.data) }]);
    expect(taken.files[0]?.committedBytes).toBe(first.data.length);
  });

  it('is dropped with its bytes when its client gives it up, however often it is told', async () => {
    const remove = (uploadId: string): Promise<unknown> =>
      promised((callback) => clients.slides.deleteUpload({ uploadId }, callback as never));
    const header = headerOf(mosaic, { requestId: randomUUID() });
    const upload = await createUpload(clients, header);
    await writeUpload(clients, upload.id, [chunkAt(mosaic, 0)]);
    expect(await readdir(join(server.dataDir, 'staging'))).toContain(upload.id);
    await remove(upload.id);
    expect(await readdir(join(server.dataDir, 'staging'))).not.toContain(upload.id);
    expect(await failed(getUpload(clients, upload.id))).toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
    await remove(upload.id);
    const again = await createUpload(clients, header);
    expect(again.id).not.toBe(upload.id);
    await writeUpload(clients, again.id, chunksOf(mosaic));
    const slide = await finishUpload(clients, again.id);
    expect(await failed(remove(again.id))).toMatchObject({
      code: status.FAILED_PRECONDITION,
      reason: 'UPLOAD_ALREADY_FINISHED',
      metadata: { slideId: slide.id },
    });
    expect(await failed(remove(''))).toMatchObject({ reason: 'INVALID_FIELD', fields: ['upload_id'] });
  });

  it('is unknown under a made-up id', async () => {
    expect(await failed(getUpload(clients, 'nothing'))).toMatchObject({
      code: status.NOT_FOUND,
      reason: 'UPLOAD_NOT_FOUND',
    });
  });
});

const chunk = (data: Buffer): object => ({ chunk: { fileIndex: 0, offsetBytes: 0, data } });

describe('an upload that cannot become a slide', () => {
  const pdf = Buffer.from('%PDF-1.7 not a slide at all');
  const CASES: readonly (readonly [string, () => Promise<unknown>, Partial<DecodedError>])[] = [
    [
      'truncated',
      async () => uploadSlide(clients, (await fixture(SVS)).subarray(0, 1_500_000)),
      { code: status.FAILED_PRECONDITION, reason: 'SLIDE_TRUNCATED' },
    ],
    [
      'empty',
      () => uploadSlide(clients, Buffer.alloc(0)),
      { code: status.INVALID_ARGUMENT, reason: 'SLIDE_EMPTY', fields: ['header.files[0].size_bytes'] },
    ],
    [
      'larger than the server takes',
      () => createUpload(clients, { files: [{ name: 'a', sizeBytes: MAX_UPLOAD_BYTES + 1 }] }),
      { code: status.INVALID_ARGUMENT, reason: 'UPLOAD_TOO_LARGE' },
    ],
    [
      'larger than announced',
      () =>
        uploadMessages(clients, [{ header: { files: [{ name: 'a', sizeBytes: 4 }] } }, chunk(Buffer.from('12345'))]),
      { code: status.INVALID_ARGUMENT, reason: 'UPLOAD_TOO_LARGE' },
    ],
    [
      'shorter than announced',
      () =>
        uploadMessages(clients, [{ header: { files: [{ name: 'a', sizeBytes: 6 }] } }, chunk(Buffer.from('12345'))]),
      { code: status.FAILED_PRECONDITION, reason: 'UPLOAD_INCOMPLETE' },
    ],
    ['no slide', () => uploadSlide(clients, pdf), { code: status.FAILED_PRECONDITION, reason: 'SLIDE_FORMAT_UNKNOWN' }],
    [
      'not what its hash says',
      () => uploadSlide(clients, mosaic, { files: [{ name: 'a', sizeBytes: mosaic.length, sha256: sha256(pdf) }] }),
      { code: status.DATA_LOSS, reason: 'UPLOAD_CHECKSUM_MISMATCH' },
    ],
    [
      'a chunk above 4 MiB',
      () =>
        uploadMessages(clients, [
          { header: { files: [{ name: 'a', sizeBytes: MAX_UPLOAD_BYTES }] } },
          chunk(Buffer.alloc(MAX_UPLOAD_BYTES + 1)),
        ]),
      { code: status.INVALID_ARGUMENT, reason: 'UPLOAD_TOO_LARGE' },
    ],
    [
      'a chunk before its header',
      () => uploadMessages(clients, [chunk(mosaic.subarray(0, 9))]),
      { reason: 'UPLOAD_HEADER_MISSING' },
    ],
    [
      'named outside of its folder',
      () => createUpload(clients, { files: [{ name: '../../etc/passwd', sizeBytes: 1 }] }),
      { code: status.INVALID_ARGUMENT, reason: 'INVALID_FIELD', fields: ['header.files[0].name'] },
    ],
  ];

  it.each(CASES)('because it is %s', async (_what, send, expected) => {
    const before = await slideCount();
    expect(await failed(send())).toMatchObject(expected);
    expect(await slideCount()).toBe(before);
  });

  it('leaves nothing behind when the client goes away', async () => {
    const before = await slideCount();
    const call = clients.slides.uploadSlide(() => undefined);
    call.write({ header: headerOf(mosaic) });
    await written(call, { chunk: chunkAt(mosaic, 0) });
    call.cancel();
    const cancelled = (): boolean =>
      server.lines.some(
        (line) => line['method'] === '/sentinode.v1.SlideService/UploadSlide' && line['code'] === 'CANCELLED',
      );
    await until(cancelled, 'the server has noticed');
    expect(await slideCount()).toBe(before);
  });

  it('keeps what was committed when the client of a resumable one goes away', async () => {
    const upload = await createUpload(clients, headerOf(mosaic));
    const [first, second] = [chunkAt(mosaic, 0), chunkAt(mosaic, 1)];
    await writeUpload(clients, upload.id, [first]);
    const call = clients.slides.writeUpload(() => undefined);
    await written(call, { uploadId: upload.id, chunk: second });
    call.cancel();
    const slide = await retryWhileMoving(async () => {
      const { files } = await getUpload(clients, upload.id);
      const committed = files[0]?.committedBytes ?? 0;
      expect([first.data.length, 2 * first.data.length]).toContain(committed);
      await writeUpload(clients, upload.id, chunksOf(mosaic, committed));
      return finishUpload(clients, upload.id);
    });
    expect(slide.widthPx).toBe(2304);
  });
});

/** Resolves when the message has left the client. */
async function written(call: Writable, message: object): Promise<void> {
  await new Promise<void>((resolve) => {
    call.write(message, () => {
      resolve();
    });
  });
}

/** The stream that lost its client may commit its last chunk between a look and the next write: clients look again. */
async function retryWhileMoving<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (decodeError(error as never).reason !== 'UPLOAD_OFFSET_MISMATCH') throw error;
    }
  }
}

describe('a slide without a pixel size', () => {
  it('is taken in as such, and with an override that is recorded', async () => {
    const data = await slideWithoutSpacing();
    const without = await uploadSlide(clients, data);
    expect(without.spacing).toBeUndefined();
    expect(without.spacingSource).toBe('SPACING_SOURCE_UNSPECIFIED');
    const overridden = await uploadSlide(clients, data, { spacingOverride: { mppX: 0.5, mppY: 0.5 } });
    expect(overridden).toMatchObject({ spacing: { mppX: 0.5, mppY: 0.5 }, spacingSource: 'SPACING_SOURCE_OVERRIDE' });
  });

  it('takes it from the objective when asked, and only then', async () => {
    const image = {
      widthPx: 64,
      heightPx: 64,
      tile: [64, 64] as const,
      chunks: [new Uint8Array(64 * 64 * 3).fill(200)],
    };
    const data = Buffer.from(writeTiff([{ ...image, tags: { 270: 'Aperio|AppMag = 40' } }]).bytes);
    expect((await uploadSlide(clients, data)).spacing).toBeUndefined();
    expect(await uploadSlide(clients, data, { spacingFromObjective: true })).toMatchObject({
      objectivePower: 40,
      spacing: { mppX: 0.25, mppY: 0.25 },
      spacingSource: 'SPACING_SOURCE_OBJECTIVE',
    });
  });
});

describe('the log', () => {
  it('names no file, no slide and no path', () => {
    const text = JSON.stringify(server.lines.filter(({ msg }) => msg === 'call'));
    expect(text).not.toMatch(/case 7|slide\.tif|b\.tif|\/tmp\//);
    expect(text).toContain('/sentinode.v1.SlideService/UploadSlide');
  });
});
