// An upload that its client gives up: its bytes go at once.
import { expect, it } from 'vitest';
import { createDeferred } from '../../src/domain/async/deferred.js';
import { callContext, chunkOf, inOrder, slideBytes, specOf, startHarness } from './harness.js';
import { hanging, leftovers } from './upload-steps.js';

const context = callContext();
const data = slideBytes();

it('leaves nothing, and deletes what is gone without a word', async () => {
  const harness = await startHarness();
  const { slides } = harness.app;
  const spec = specOf(data, { requestId: 'again' });
  const { id } = await slides.createUpload(spec, context);
  await slides.writeUpload(id, inOrder(chunkOf(data.subarray(0, 20))), context);
  await slides.deleteUpload(id, context);
  expect(await leftovers(harness)).toEqual([]);
  await expect(slides.getUpload(id, context)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
  await slides.deleteUpload(id, context);
  await slides.deleteUpload('never-was', context);
  expect((await slides.createUpload(spec, context)).id).not.toBe(id);
});

it('frees what was refused', async () => {
  const harness = await startHarness();
  const { slides } = harness.app;
  const broken = slideBytes('not a slide');
  const { id } = await slides.createUpload(specOf(broken), context);
  await slides.writeUpload(id, inOrder(chunkOf(broken)), context);
  await expect(slides.finishUpload(id, context)).rejects.toMatchObject({ reason: 'SLIDE_CORRUPT' });
  await slides.deleteUpload(id, context);
  expect(await leftovers(harness)).toEqual([]);
});

it('ends the stream that still writes', async () => {
  const harness = await startHarness();
  const { slides } = harness.app;
  const { id } = await slides.createUpload(specOf(data), context);
  const sent = createDeferred<undefined>();
  const chunks = hanging(() => sent.resolve(undefined), chunkOf(data.subarray(0, 20)));
  const write = slides.writeUpload(id, chunks, context);
  write.catch(() => undefined);
  await sent.promise;
  await slides.deleteUpload(id, context);
  await expect(write).rejects.toMatchObject({ reason: 'CANCELLED', message: 'the upload was deleted' });
  expect(await leftovers(harness)).toEqual([]);
});

it('waits for a finish that is under way, and leaves its slide alone', async () => {
  const harness = await startHarness();
  const { slides } = harness.app;
  const { id } = await slides.createUpload(specOf(data), context);
  await slides.writeUpload(id, inOrder(chunkOf(data)), context);
  const finish = slides.finishUpload(id, context);
  const deletion = slides.deleteUpload(id, context);
  const slide = await finish;
  await expect(deletion).rejects.toMatchObject({
    reason: 'UPLOAD_ALREADY_FINISHED',
    metadata: { uploadId: id, slideId: slide.id },
  });
  expect(await slides.getSlide(slide.id, context)).toEqual(slide);
});

it('is for its tenant alone', async () => {
  const { app } = await startHarness();
  const { id } = await app.slides.createUpload(specOf(data), context);
  await app.slides.deleteUpload(id, callContext(undefined, 'other'));
  expect((await app.slides.getUpload(id, context)).id).toBe(id);
});
