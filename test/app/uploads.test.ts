import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { SlideQuality } from '../../src/domain/quality/slide-quality.js';
import type { UploadChunk } from '../../src/domain/uploads/upload.js';
import { callContext, chunkOf, inOrder, slideBytes, specOf, startHarness } from './harness.js';
import { breaking, hanging, leftovers } from './upload-steps.js';

const MIB = 1024 * 1024;
const context = callContext();
const data = slideBytes();

const BLURRED: SlideQuality = { flags: ['blurred'], warnings: ['out of focus'], inkMarks: [] };

describe('a finished upload', () => {
  it('has the quality that was measured', async () => {
    const { app, compute } = await startHarness();
    compute.assess(BLURRED);
    const { id } = await app.slides.uploadSlide(specOf(data), inOrder(chunkOf(data)), context);
    expect((await app.slides.getSlide(id, context)).quality).toEqual(BLURRED);
  });

  it.each(['SLIDE_CORRUPT', 'ENGINE_CRASHED'] as const)(
    'is a slide too when measuring fails with %s',
    async (reason) => {
      const { app, compute } = await startHarness();
      compute.assess(new AppError(reason, 'broken'));
      const { quality } = await app.slides.uploadSlide(specOf(data), inOrder(chunkOf(data)), context);
      expect(quality).toEqual({
        flags: ['not-measured'],
        warnings: ['quality was not measured: a part of the slide could not be read'],
        inkMarks: [],
      });
    },
  );

  it('is no slide when the server drains meanwhile', async () => {
    const { app, compute } = await startHarness();
    compute.assess(new AppError('SERVER_DRAINING', 'draining'));
    const upload = app.slides.uploadSlide(specOf(data), inOrder(chunkOf(data)), context);
    await expect(upload).rejects.toMatchObject({ reason: 'SERVER_DRAINING' });
  });
});

describe('resumable uploads', () => {
  it('go from create over interrupted writes to a slide', async () => {
    const { app } = await startHarness();
    const created = await app.slides.createUpload(specOf(data, { displayName: 'case 7' }), context);
    expect(created).toMatchObject({
      state: 'active',
      files: [{ name: 'a.svs', sizeBytes: data.length, committedBytes: 0 }],
    });
    const broken = app.slides.writeUpload(created.id, breaking(chunkOf(data.subarray(0, 20))), context);
    await expect(broken).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(await app.slides.getUpload(created.id, context)).toMatchObject({
      state: 'active',
      files: [{ committedBytes: 20 }],
    });
    const written = await app.slides.writeUpload(created.id, inOrder(chunkOf(data.subarray(20), 20)), context);
    expect(written.state).toBe('complete');
    const slide = await app.slides.finishUpload(created.id, context);
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(slide).toMatchObject({
      displayName: 'case 7',
      files: [{ name: 'a.svs', sizeBytes: data.length, sha256 }],
      facts: { format: 'scripted', widthPx: 2_000 },
      spacing: { mppX: 0.5, mppY: 0.5 },
      spacingSource: 'metadata',
      digest: createHash('sha256').update(`a.svs\t${sha256}\n`).digest('hex'),
    });
    expect(await app.slides.getSlide(slide.id, context)).toEqual(slide);
    expect(await app.slides.getUpload(created.id, context)).toMatchObject({ state: 'finished', slideId: slide.id });
  });

  it('keep what was acknowledged over a crash', async () => {
    const harness = await startHarness();
    const { id } = await harness.app.slides.createUpload(specOf(data), context);
    await harness.app.slides.writeUpload(id, inOrder(chunkOf(data.subarray(0, 20))), context);
    await harness.crash();
    expect(await harness.app.slides.getUpload(id, context)).toMatchObject({ files: [{ committedBytes: 20 }] });
    await harness.app.slides.writeUpload(id, inOrder(chunkOf(data.subarray(20), 20)), context);
    expect((await harness.app.slides.finishUpload(id, context)).facts.widthPx).toBe(2_000);
  });

  it('commit every 16 MiB, so that a dead client loses no more', async () => {
    const { app } = await startHarness();
    const chunk = Buffer.alloc(4 * MIB, 1);
    const { id } = await app.slides.createUpload(
      specOf(chunk, { files: [{ name: 'a', sizeBytes: 40 * MIB }] }),
      context,
    );
    const controller = new AbortController();
    const seen = new Promise<void>((resolve) => {
      const chunks = [0, 1, 2, 3, 4].map((index) => chunkOf(chunk, index * chunk.length));
      const write = app.slides.writeUpload(id, hanging(resolve, ...chunks), callContext(controller.signal));
      write.catch(() => undefined);
    });
    await seen;
    expect(await app.slides.getUpload(id, context)).toMatchObject({ files: [{ committedBytes: 16 * MIB }] });
    controller.abort(new AppError('CANCELLED', 'gone'));
    // The stream that broke commits the rest before it lets the next one in.
    const empty = await app.slides.writeUpload(id, inOrder(), context);
    expect(empty.files[0]?.committedBytes).toBe(20 * MIB);
  });

  it('keep what came of a stream that is ended because it brings nothing', async () => {
    const { app } = await startHarness();
    const { id } = await app.slides.createUpload(specOf(data), context);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    let silent: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      silent = app.slides.writeUpload(id, hanging(resolve, chunkOf(data.subarray(0, 20))), context);
      silent.catch(() => undefined);
    });
    vi.advanceTimersByTime(60_000);
    await expect(silent).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect((await app.slides.getUpload(id, context)).files[0]?.committedBytes).toBe(20);
  });

  it('let a new stream take over from one that hangs', async () => {
    const { app } = await startHarness();
    const { id } = await app.slides.createUpload(specOf(data), context);
    let dead: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      dead = app.slides
        .writeUpload(id, hanging(resolve, chunkOf(data.subarray(0, 20))), context)
        .catch((error: unknown) => error);
    });
    const written = await app.slides.writeUpload(id, inOrder(chunkOf(data.subarray(20), 20)), context);
    expect(written.state).toBe('complete');
    expect(await dead).toMatchObject({ reason: 'CANCELLED' });
  });

  it.each<[string, UploadChunk, object]>([
    [
      'an offset that is too far',
      chunkOf(data.subarray(0, 5), 11),
      { reason: 'UPLOAD_OFFSET_MISMATCH', metadata: { committedBytes: '10', fileIndex: '0' } },
    ],
    [
      'a chunk sent twice',
      chunkOf(data.subarray(0, 10), 0),
      { reason: 'UPLOAD_OFFSET_MISMATCH', metadata: { committedBytes: '10' } },
    ],
    [
      'a damaged chunk',
      { ...chunkOf(data.subarray(10, 15), 10), crc32c: 1 },
      { reason: 'UPLOAD_CHECKSUM_MISMATCH', metadata: { committedBytes: '10' } },
    ],
    [
      'more than was announced',
      chunkOf(data, 10),
      { reason: 'UPLOAD_TOO_LARGE', metadata: { limitBytes: String(data.length) } },
    ],
    [
      'a chunk above 4 MiB',
      chunkOf(Buffer.alloc(4 * MIB + 1), 10),
      { reason: 'UPLOAD_TOO_LARGE', metadata: { limitBytes: String(4 * MIB) } },
    ],
    [
      'an unknown file',
      chunkOf(data.subarray(0, 5), 0, 1),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'chunk.file_index' }] },
    ],
    [
      'an empty chunk',
      { fileIndex: 0, offsetBytes: 10, data: Buffer.alloc(0) },
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'chunk.data' }] },
    ],
  ])('refuse %s and keep what came before', async (_, chunk, error) => {
    const { app } = await startHarness();
    const { id } = await app.slides.createUpload(specOf(data), context);
    const write = app.slides.writeUpload(id, inOrder(chunkOf(data.subarray(0, 10)), chunk), context);
    await expect(write).rejects.toMatchObject(error);
    expect(await app.slides.getUpload(id, context)).toMatchObject({ state: 'active', files: [{ committedBytes: 10 }] });
    await app.slides.writeUpload(id, inOrder(chunkOf(data.subarray(10), 10)), context);
    expect((await app.slides.finishUpload(id, context)).id).not.toBe('');
  });

  it('are created once for a request id, and refuse it for another header', async () => {
    const harness = await startHarness();
    const spec = specOf(data, { requestId: 'r-1' });
    const [first, second] = await Promise.all([
      harness.app.slides.createUpload(spec, context),
      harness.app.slides.createUpload(spec, context),
    ]);
    expect(second).toEqual(first);
    await harness.restart();
    expect(await harness.app.slides.createUpload(spec, context)).toEqual(first);
    const other = harness.app.slides.createUpload({ ...spec, displayName: 'other' }, context);
    await expect(other).rejects.toMatchObject({ reason: 'REQUEST_ID_REUSED', metadata: { uploadId: first.id } });
    const elsewhere = await harness.app.slides.createUpload(spec, callContext(undefined, 'other tenant'));
    expect(elsewhere.id).not.toBe(first.id);
  });

  it('give a request id free once their slide is deleted', async () => {
    const { app } = await startHarness();
    const spec = specOf(data, { requestId: 'r-1' });
    const { id } = await app.slides.createUpload(spec, context);
    await app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
    const slide = await app.slides.finishUpload(id, context);
    expect(await app.slides.createUpload(spec, context)).toMatchObject({ id, slideId: slide.id });
    await app.slides.deleteSlide(slide.id, context);
    expect((await app.slides.createUpload(spec, context)).id).not.toBe(id);
    await expect(app.slides.finishUpload(id, context)).rejects.toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
  });

  it('keep their request id when an older upload of it expires', async () => {
    const harness = await startHarness();
    const spec = specOf(data, { requestId: 'r-1' });
    const slide = await harness.app.slides.uploadSlide(spec, inOrder(chunkOf(data)), context);
    await harness.app.slides.deleteSlide(slide.id, context);
    harness.advance(80_000_000);
    const later = await harness.app.slides.createUpload(spec, context);
    harness.advance(10_000_000);
    // The start drops the row of the upload whose slide is gone.
    await harness.restart();
    expect((await harness.app.slides.createUpload(spec, context)).id).toBe(later.id);
  });

  it('finish once however often they are asked', async () => {
    const harness = await startHarness();
    const { id } = await harness.app.slides.createUpload(specOf(data), context);
    await harness.app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
    const release = harness.compute.hold();
    const finishes = [1, 2, 3].map(() => harness.app.slides.finishUpload(id, context));
    await harness.compute.untilHeld();
    release();
    const slides = await Promise.all(finishes);
    expect(new Set(slides.map((slide) => slide.id)).size).toBe(1);
    expect(harness.compute.probes).toBe(1);
    expect(await harness.app.slides.finishUpload(id, context)).toEqual(slides[0]);
    await harness.restart();
    expect(await harness.app.slides.finishUpload(id, context)).toEqual(slides[0]);
  });

  it('go on finishing while one caller is left, and stop with the last', async () => {
    const harness = await startHarness();
    const { id } = await harness.app.slides.createUpload(specOf(data), context);
    await harness.app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
    const release = harness.compute.hold();
    const callers = [new AbortController(), new AbortController()];
    const finishes = callers.map(({ signal }) =>
      harness.app.slides.finishUpload(id, callContext(signal)).catch((error: unknown) => error),
    );
    await harness.compute.untilHeld();
    for (const caller of callers) caller.abort(new AppError('DEADLINE_EXCEEDED', 'too late'));
    expect(await Promise.all(finishes)).toMatchObject([
      { reason: 'DEADLINE_EXCEEDED' },
      { reason: 'DEADLINE_EXCEEDED' },
    ]);
    release();
    expect(await harness.app.slides.getUpload(id, context)).toMatchObject({ state: 'complete' });
    expect((await harness.app.slides.finishUpload(id, context)).facts).toBeDefined();
  });

  it('cannot be written to once they are a slide', async () => {
    const { app } = await startHarness();
    const { id } = await app.slides.createUpload(specOf(data), context);
    await app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
    const slide = await app.slides.finishUpload(id, context);
    const write = app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
    await expect(write).rejects.toMatchObject({ reason: 'UPLOAD_ALREADY_FINISHED', metadata: { slideId: slide.id } });
  });

  it('refuse to finish early, and say which file misses what', async () => {
    const { app } = await startHarness();
    const files = [
      { name: 'a', sizeBytes: data.length },
      { name: 'b', sizeBytes: 9 },
    ];
    const { id } = await app.slides.createUpload(specOf(data, { files }), context);
    await app.slides.writeUpload(id, inOrder(chunkOf(data), chunkOf(Buffer.alloc(4), 0, 1)), context);
    await expect(app.slides.finishUpload(id, context)).rejects.toMatchObject({
      reason: 'UPLOAD_INCOMPLETE',
      metadata: { fileIndex: '1', committedBytes: '4', sizeBytes: '9' },
    });
  });

  it('stay when their SHA-256 is another', async () => {
    const { app } = await startHarness();
    const files = [{ name: 'a', sizeBytes: data.length, sha256: '0'.repeat(64) }];
    const { id } = await app.slides.createUpload(specOf(data, { files }), context);
    await app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
    await expect(app.slides.finishUpload(id, context)).rejects.toMatchObject({
      reason: 'UPLOAD_CHECKSUM_MISMATCH',
      metadata: { fileIndex: '0' },
    });
    expect(await app.slides.getUpload(id, context)).toMatchObject({ state: 'complete' });
  });

  it('stay when the slide is broken', async () => {
    const { app } = await startHarness();
    const broken = slideBytes('not a slide');
    const { id } = await app.slides.createUpload(specOf(broken), context);
    await app.slides.writeUpload(id, inOrder(chunkOf(broken)), context);
    await expect(app.slides.finishUpload(id, context)).rejects.toMatchObject({ reason: 'SLIDE_CORRUPT' });
    expect(await app.slides.getUpload(id, context)).toMatchObject({ state: 'complete' });
    expect((await app.slides.listSlides({ pageSize: 10, pageToken: '' }, context)).items).toEqual([]);
  });

  it('expire, unless they are written to', async () => {
    const harness = await startHarness({ uploadTtlMs: 60_000 });
    const [idle, busy] = [
      await harness.app.slides.createUpload(specOf(data, { requestId: 'idle' }), context),
      await harness.app.slides.createUpload(specOf(data), context),
    ];
    harness.advance(40_000);
    await harness.app.slides.writeUpload(busy.id, inOrder(chunkOf(data.subarray(0, 10))), context);
    harness.advance(40_000);
    await expect(harness.app.slides.getUpload(idle.id, context)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
    await harness.restart();
    expect(await harness.storage.blobs.listStagings()).toEqual([busy.id]);
    expect((await harness.app.slides.getUpload(busy.id, context)).files[0]?.committedBytes).toBe(10);
    expect((await harness.app.slides.createUpload(specOf(data, { requestId: 'idle' }), context)).id).not.toBe(idle.id);
  });

  it.each(['', 'x', '../..', '01ARZ3NDEKTSV4RRFFQ69G5FAV'])('are not found by the id "%s"', async (id) => {
    const { app } = await startHarness();
    await expect(app.slides.getUpload(id, context)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
    await expect(app.slides.writeUpload(id, inOrder(), context)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
    await expect(app.slides.finishUpload(id, context)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
  });

  it('belong to their tenant alone', async () => {
    const { app } = await startHarness();
    const { id } = await app.slides.createUpload(specOf(data), context);
    const stranger = callContext(undefined, 'other');
    await expect(app.slides.getUpload(id, stranger)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
    await expect(app.slides.writeUpload(id, inOrder(chunkOf(data)), stranger)).rejects.toMatchObject({
      reason: 'UPLOAD_NOT_FOUND',
    });
  });

  it('are refused with the field that is wrong, and leave nothing', async () => {
    const harness = await startHarness({ maxUploadBytes: 100 });
    const tooLarge = specOf(data, { files: [{ name: 'a', sizeBytes: 101 }] });
    await expect(harness.app.slides.createUpload(tooLarge, context)).rejects.toMatchObject({
      reason: 'UPLOAD_TOO_LARGE',
    });
    const unsafe = specOf(data, { files: [{ name: '../a', sizeBytes: 1 }] });
    await expect(harness.app.slides.createUpload(unsafe, context)).rejects.toMatchObject({
      fieldViolations: [{ field: 'header.files[0].name' }],
    });
    expect(await leftovers(harness)).toEqual([]);
  });
});

describe('a crash while a slide is registered', () => {
  it.each(['blobs.promote', 'slides.put', 'uploads.put', 'promotions.delete'])(
    'at %s is made good at the next start',
    async (step) => {
      const harness = await startHarness();
      const { id } = await harness.app.slides.createUpload(specOf(data), context);
      await harness.app.slides.writeUpload(id, inOrder(chunkOf(data)), context);
      const { blobs, metadata } = harness.storage;
      const stop = (): Promise<never> => Promise.reject(new AppError('INTERNAL', 'the process died here'));
      if (step === 'blobs.promote') Object.assign(blobs, { promote: stop });
      if (step === 'slides.put') Object.assign(metadata.slides, { put: stop });
      if (step === 'uploads.put') Object.assign(metadata.uploads, { put: stop });
      if (step === 'promotions.delete') Object.assign(metadata.promotions, { delete: stop });
      await expect(harness.app.slides.finishUpload(id, context)).rejects.toMatchObject({ reason: 'INTERNAL' });
      await harness.crash();
      const { items } = await harness.app.slides.listSlides({ pageSize: 10, pageToken: '' }, context);
      expect(items).toHaveLength(1);
      expect(await harness.app.slides.finishUpload(id, context)).toEqual(items[0]);
      expect(harness.compute.probes).toBe(0);
      expect(
        (await harness.app.slides.getThumbnail(items[0]?.id ?? '', 64, { encoding: 'png' }, context)).widthPx,
      ).toBe(64);
    },
  );
});
