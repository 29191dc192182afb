import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { callContext, collect, SLIDE, startHarness, untilReady, uploadSample } from './harness.js';

const context = callContext();
const command = { parameters: { sampling: { mode: 'all' } }, requestId: '', keepRunning: true } as const;

describe('slides', () => {
  it('are listed newest first, in pages, for their tenant alone', async () => {
    const harness = await startHarness();
    const slides = [await uploadSample(harness), await uploadSample(harness), await uploadSample(harness)];
    const { listSlides } = harness.app.slides;
    const first = await listSlides({ pageSize: 2, pageToken: '' }, context);
    expect(first.items).toEqual([slides[2], slides[1]]);
    const second = await listSlides({ pageSize: 2, pageToken: first.nextPageToken }, context);
    expect(second).toEqual({ items: [slides[0]], nextPageToken: '' });
    expect((await listSlides({ pageSize: 0, pageToken: '' }, context)).items).toHaveLength(3);
    expect((await listSlides({ pageSize: 5_000, pageToken: '' }, context)).items).toHaveLength(3);
    expect((await listSlides({ pageSize: 9, pageToken: '' }, callContext(undefined, 'other'))).items).toEqual([]);
    const negative = (): Promise<unknown> =>
      Promise.resolve().then(() => listSlides({ pageSize: -1, pageToken: '' }, context));
    await expect(negative()).rejects.toMatchObject({ fieldViolations: [{ field: 'page_size' }] });
  });

  it('are found by their tenant alone', async () => {
    const harness = await startHarness();
    const { id } = await uploadSample(harness);
    const stranger = callContext(undefined, 'other');
    const { slides } = harness.app;
    for (const call of [
      slides.getSlide(id, stranger),
      slides.deleteSlide(id, stranger),
      slides.getThumbnail(id, 64, { encoding: 'png' }, stranger),
    ]) {
      await expect(call).rejects.toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
    }
  });

  it('are deleted with their bytes and predictions', async () => {
    const harness = await startHarness();
    await untilReady(harness);
    const { id } = await uploadSample(harness);
    const [{ event } = {}] = await collect(
      harness.app.predictions.predictSlide({ ...command, slideId: id, requestId: 'r' }, context),
    );
    const predictionId = event?.kind === 'accepted' ? event.prediction.id : '';
    const { rootDir } = harness.storage.blobs.slideFiles(id, []);
    await harness.app.slides.deleteSlide(id, context);
    await expect(stat(rootDir)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(harness.app.slides.getSlide(id, context)).rejects.toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
    await expect(harness.app.slides.deleteSlide(id, context)).rejects.toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
    await expect(harness.app.predictions.getPrediction(predictionId, context)).rejects.toMatchObject({
      reason: 'PREDICTION_NOT_FOUND',
    });
    expect(await harness.storage.metadata.scoreTables.get(predictionId)).toBeUndefined();
    expect(await harness.storage.blobs.listDeleted()).toEqual([]);
  });

  it('are kept while a prediction of them runs or waits', async () => {
    const harness = await startHarness();
    await untilReady(harness);
    const { id } = await uploadSample(harness);
    const release = harness.compute.hold();
    const prediction = collect(harness.app.predictions.predictSlide({ ...command, slideId: id }, context));
    await harness.compute.untilHeld();
    await expect(harness.app.slides.deleteSlide(id, context)).rejects.toMatchObject({ reason: 'SLIDE_IN_USE' });
    release();
    await prediction;
    await harness.app.slides.deleteSlide(id, context);
  });

  it.each(['scoreTables', 'predictions', 'slides'] as const)(
    'are gone after a start although a crash stopped at their %s',
    async (store) => {
      const harness = await startHarness();
      await untilReady(harness);
      const { id } = await uploadSample(harness);
      await collect(harness.app.predictions.predictSlide({ ...command, slideId: id }, context));
      const dies = (): Promise<never> => Promise.reject(new Error('the process died here'));
      Object.assign(harness.storage.metadata[store], { delete: dies });
      await expect(harness.app.slides.deleteSlide(id, context)).rejects.toThrow('died');
      await harness.crash();
      expect((await harness.app.slides.listSlides({ pageSize: 9, pageToken: '' }, context)).items).toEqual([]);
      expect((await harness.app.predictions.listPredictions({ pageSize: 9, pageToken: '' }, context)).items).toEqual(
        [],
      );
      expect(await harness.storage.blobs.listDeleted()).toEqual([]);
    },
  );
});

describe('pictures of a slide', () => {
  const whole = { level0X: 0, level0Y: 0, level0WidthPx: SLIDE.widthPx, level0HeightPx: SLIDE.heightPx };
  const png = { widthPx: 100, heightPx: 50, encoding: 'png' } as const;

  it('come in the size asked, or in a default', async () => {
    const harness = await startHarness();
    const { id } = await uploadSample(harness);
    const { getThumbnail, getRegion } = harness.app.slides;
    expect(await getThumbnail(id, 64, { encoding: 'webp' }, context)).toMatchObject({ encoding: 'webp', widthPx: 64 });
    expect(await getThumbnail(id, 0, { encoding: 'jpeg' }, context)).toMatchObject({ widthPx: 1_024 });
    expect(await getRegion(id, whole, png, context)).toMatchObject({ widthPx: 100, heightPx: 50 });
    const own = await getRegion(
      id,
      { ...whole, level0X: 1_990 },
      { widthPx: 0, heightPx: 0, encoding: 'png' },
      context,
    );
    expect(own).toMatchObject({ widthPx: 2_000, heightPx: 1_000 });
  });

  it.each([
    ['max_side_px', 15],
    ['max_side_px', 4_097],
    ['max_side_px', 20.5],
  ])('refuse %s of %d', async (field, sidePx) => {
    const harness = await startHarness();
    const { id } = await uploadSample(harness);
    const thumbnail = harness.app.slides.getThumbnail(id, sidePx, { encoding: 'png' }, context);
    await expect(thumbnail).rejects.toMatchObject({ reason: 'INVALID_FIELD', fieldViolations: [{ field }] });
  });

  it.each<[string, object, object, object]>([
    [
      'right of the slide',
      { level0X: 2_000 },
      {},
      { reason: 'REGION_OUT_OF_BOUNDS', metadata: { widthPx: '2000', heightPx: '1000' } },
    ],
    ['below the slide', { level0Y: 1_000 }, {}, { reason: 'REGION_OUT_OF_BOUNDS' }],
    ['left of the slide', { level0X: -1 }, {}, { fieldViolations: [{ field: 'region.level0_x' }] }],
    ['without a height', { level0HeightPx: 0 }, {}, { fieldViolations: [{ field: 'region.level0_height' }] }],
    ['wider than any slide', { level0WidthPx: 4_194_305 }, {}, { fieldViolations: [{ field: 'region.level0_width' }] }],
    [
      'higher than any slide',
      { level0HeightPx: 2 ** 53 - 1 },
      {},
      { fieldViolations: [{ field: 'region.level0_height' }] },
    ],
    [
      'enlarged too much in width',
      { level0WidthPx: 1 },
      { widthPx: 65 },
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'output_width_px' }] },
    ],
    [
      'enlarged too much in height',
      { level0HeightPx: 10 },
      { heightPx: 641 },
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'output_height_px' }] },
    ],
    ['too wide', {}, { widthPx: 4_097 }, { fieldViolations: [{ field: 'output_width_px' }] }],
    ['of no height', {}, { heightPx: 0 }, { fieldViolations: [{ field: 'output_height_px' }] }],
    [
      'of an own size that is too large',
      { level0WidthPx: 5_000 },
      { widthPx: 0, heightPx: 0 },
      { fieldViolations: [{ field: 'output_width_px' }] },
    ],
  ])('refuse a region %s', async (_, region, output, error) => {
    const harness = await startHarness();
    const { id } = await uploadSample(harness);
    const call = harness.app.slides.getRegion(id, { ...whole, ...region }, { ...png, ...output }, context);
    await expect(call).rejects.toMatchObject(error);
  });
});
