import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { UploadChunk } from '../../src/domain/uploads/upload.js';
import { callContext, chunkOf, inOrder, slideBytes, specOf, startHarness, SLIDE, uploadSample } from './harness.js';
import { breaking, hanging, leftovers } from './upload-steps.js';

const context = callContext();
const data = slideBytes();

describe('an upload in one stream', () => {
  it('makes a slide', async () => {
    const harness = await startHarness();
    const slide = await uploadSample(harness, SLIDE, { spacingOverride: { mppX: 0.25, mppY: 0.26 } });
    expect(slide).toMatchObject({ spacing: { mppX: 0.25, mppY: 0.26 }, spacingSource: 'override' });
    expect(await harness.app.slides.getSlide(slide.id, context)).toEqual(slide);
  });

  it.each<[string, AsyncIterable<UploadChunk>, string]>([
    ['breaks', breaking(chunkOf(data.subarray(0, 20))), 'CANCELLED'],
    ['ends early', inOrder(chunkOf(data.subarray(0, 20))), 'UPLOAD_INCOMPLETE'],
    ['is empty', inOrder(), 'UPLOAD_INCOMPLETE'],
    ['leaves a gap', inOrder(chunkOf(data.subarray(0, 20)), chunkOf(data.subarray(21), 21)), 'UPLOAD_OFFSET_MISMATCH'],
  ])('that %s leaves nothing', async (_, chunks, reason) => {
    const harness = await startHarness();
    const upload = harness.app.slides.uploadSlide(specOf(data, { requestId: 'r' }), chunks, context);
    await expect(upload).rejects.toMatchObject({ reason });
    expect(await leftovers(harness)).toEqual([]);
  });

  it('that is no slide leaves nothing', async () => {
    const harness = await startHarness();
    const broken = slideBytes('no slide');
    const upload = harness.app.slides.uploadSlide(specOf(broken), inOrder(chunkOf(broken)), context);
    await expect(upload).rejects.toMatchObject({ reason: 'SLIDE_CORRUPT' });
    expect(await leftovers(harness)).toEqual([]);
  });

  it('whose caller goes away while it is probed leaves nothing', async () => {
    const harness = await startHarness();
    harness.compute.hold();
    const controller = new AbortController();
    const upload = harness.app.slides.uploadSlide(specOf(data), inOrder(chunkOf(data)), callContext(controller.signal));
    await harness.compute.untilHeld();
    controller.abort(new AppError('CANCELLED', 'gone'));
    await expect(upload).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(await leftovers(harness)).toEqual([]);
  });

  it('that a crash cuts off leaves nothing', async () => {
    const harness = await startHarness();
    await new Promise<void>((resolve) => {
      const chunks = hanging(resolve, chunkOf(data.subarray(0, 20)));
      harness.app.slides.uploadSlide(specOf(data), chunks, context).catch(() => undefined);
    });
    await harness.crash();
    expect(await leftovers(harness)).toEqual([]);
  });

  it('gives the same slide for the same request id, also to a second stream at the same time', async () => {
    const harness = await startHarness();
    const spec = specOf(data, { requestId: 'r-1' });
    const [first, second] = await Promise.all(
      [1, 2].map(() => harness.app.slides.uploadSlide(spec, inOrder(chunkOf(data)), context)),
    );
    expect(second).toEqual(first);
    await harness.restart();
    expect(await harness.app.slides.uploadSlide(spec, inOrder(), context)).toEqual(first);
    const other = harness.app.slides.uploadSlide({ ...spec, displayName: 'x' }, inOrder(), context);
    await expect(other).rejects.toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });

  it('that brings nothing for a minute is ended and leaves nothing', async () => {
    const harness = await startHarness();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    let upload: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      const chunks = hanging(resolve, chunkOf(data.subarray(0, 1)));
      upload = harness.app.slides.uploadSlide(specOf(data), chunks, context);
      upload.catch(() => undefined);
    });
    vi.advanceTimersByTime(59_999);
    expect((await harness.storage.blobs.listStagings()).length).toBe(1);
    vi.advanceTimersByTime(1);
    await expect(upload).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED', retryAfterMs: 5_000 });
    expect(await leftovers(harness)).toEqual([]);
  });

  it('is refused when too many write already', async () => {
    const { app } = await startHarness();
    const callers: AbortController[] = [];
    const streams: Promise<unknown>[] = [];
    for (let stream = 0; stream < 32; stream += 1) {
      await new Promise<void>((resolve) => {
        const controller = new AbortController();
        callers.push(controller);
        const chunks = hanging(resolve, chunkOf(data.subarray(0, 1)));
        streams.push(
          app.slides.uploadSlide(specOf(data), chunks, callContext(controller.signal)).catch((error: unknown) => error),
        );
      });
    }
    const oneMore = app.slides.uploadSlide(specOf(data), inOrder(chunkOf(data)), context);
    await expect(oneMore).rejects.toMatchObject({ reason: 'QUEUE_FULL', retryAfterMs: 5_000 });
    const invalid = app.slides.uploadSlide(specOf(data, { files: [] }), inOrder(), context);
    await expect(invalid).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    for (const caller of callers) caller.abort(new AppError('CANCELLED', 'gone'));
    await Promise.all(streams);
    expect((await app.slides.uploadSlide(specOf(data), inOrder(chunkOf(data)), context)).id).not.toBe('');
  });
});
