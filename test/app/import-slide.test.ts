import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { ImportSlideCommand } from '../../src/domain/archives/import-command.js';
import { callContext, startHarness } from './harness.js';
import { leftovers } from './upload-steps.js';

const context = callContext();
const COMMAND: ImportSlideCommand = {
  query: { archive: 'hospital', seriesUid: '1.2.8' },
  displayName: 'case 7',
  requestId: '',
};

describe('an imported slide', () => {
  it('is one like others, and says where it is', async () => {
    const harness = await startHarness();
    const slide = await harness.app.slides.importSlide(COMMAND, context);
    expect(slide).toMatchObject({
      displayName: 'case 7',
      source: { archive: 'hospital', studyUid: '1.2', seriesUid: '1.2.8', objectCount: 2 },
      files: [{ name: '.sentinode-archive-reference.json' }],
      spacing: { mppX: 0.5, mppY: 0.5 },
      spacingSource: 'metadata',
    });
    await harness.restart();
    expect(await harness.app.slides.getSlide(slide.id, context)).toEqual(slide);
    const again = await harness.app.slides.importSlide(COMMAND, context);
    expect(again.id).not.toBe(slide.id);
    expect(again.digest).toBe(slide.digest);
    await harness.app.slides.deleteSlide(slide.id, context);
    await harness.app.slides.deleteSlide(again.id, context);
    expect((await harness.app.slides.listSlides({ pageSize: 0, pageToken: '' }, context)).items).toEqual([]);
  });

  it('takes the caller’s pixel size over the archive’s', async () => {
    const harness = await startHarness();
    const spacingOverride = { mppX: 0.25, mppY: 0.26 };
    const slide = await harness.app.slides.importSlide({ ...COMMAND, spacingOverride }, context);
    expect(slide).toMatchObject({ spacing: spacingOverride, spacingSource: 'override' });
  });

  it('is the same for the same request id, without asking the archive again, also after a restart', async () => {
    const harness = await startHarness();
    const command = { ...COMMAND, requestId: 'r-1' };
    const [first, second] = await Promise.all([1, 2].map(() => harness.app.slides.importSlide(command, context)));
    expect(second).toEqual(first);
    expect(harness.compute.searches).toHaveLength(1);
    await harness.restart();
    expect(await harness.app.slides.importSlide(command, context)).toEqual(first);
    const other = { ...command, query: { archive: 'hospital', seriesUid: '1.2.9' } };
    await expect(harness.app.slides.importSlide(other, context)).rejects.toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });

  it('that the archive does not give leaves nothing, its request id neither', async () => {
    const harness = await startHarness();
    const command = { ...COMMAND, requestId: 'r-1' };
    harness.compute.failSearches(new AppError('ARCHIVE_UNAVAILABLE', 'away'));
    await expect(harness.app.slides.importSlide(command, context)).rejects.toMatchObject({
      reason: 'ARCHIVE_UNAVAILABLE',
    });
    expect(await leftovers(harness)).toEqual([]);
    harness.compute.failSearches(undefined);
    await expect(harness.app.slides.importSlide(command, context)).resolves.toBeDefined();
  });

  it('whose caller goes away while the archive is asked leaves nothing', async () => {
    const harness = await startHarness();
    harness.compute.hold();
    const gone = new AbortController();
    const slide = harness.app.slides.importSlide(COMMAND, callContext(gone.signal));
    await harness.compute.untilHeld();
    gone.abort(new AppError('CANCELLED', 'gone'));
    await expect(slide).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(await leftovers(harness)).toEqual([]);
  });

  it('is refused with every field that is wrong', async () => {
    const harness = await startHarness();
    const query = { archive: '', studyUid: 'x', seriesUid: '1..2' };
    const command = { query, spacingOverride: { mppX: -1, mppY: 1 }, displayName: '', requestId: '' };
    const slide = harness.app.slides.importSlide(command, context);
    await expect(slide).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    const { fieldViolations } = (await slide.catch((error: unknown) => error)) as AppError;
    expect(fieldViolations.map(({ field }) => field).sort()).toEqual([
      'archive',
      'series_uid',
      'spacing_override.mpp_x',
      'study_uid',
    ]);
  });
});
