// Ensembles fitted on the service's own ports, frozen, and put into service.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AskedSlide, FitEnsembleCommand } from '../../../src/app/ensembles/fit-types.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { sampleManifest, writeModel } from '../model-folders.js';
import { callContext, collect, SLIDE, uploadSample, type Harness } from '../harness.js';
import { fit, local, readyToFit, resultOf, uploadedSlides, writeSlide } from './fit-harness.js';

const context = callContext();

async function versions({ app }: Harness): Promise<readonly number[]> {
  return (await app.models.listEnsembles(context)).map(({ manifest }) => manifest.version);
}

describe('a fit', () => {
  it('freezes a new version with its record, and serves nothing else than before', async () => {
    const { harness, command } = await readyToFit();
    const { ensemble, skippedCount, warnings } = await fit(harness, command);
    const { manifest, served } = ensemble;
    expect(served).toBe(false);
    expect(manifest).toMatchObject({
      version: 2,
      members: [
        { model: 'simplenet', version: 1 },
        { model: 'inceptionv3', version: 1 },
      ],
      fit: {
        slides: { name: 'fit', positives: 3, negatives: 3 },
        patches: { name: 'fit', positives: 5, negatives: 5 },
        software: { sentinode: '0.0.0-test', engine: 'onnx (cpu)' },
      },
    });
    expect(manifest.fit.command).toContain('"members":["simplenet/1","inceptionv3/1"]');
    const auc = manifest.fit.metrics.find(({ level, scored }) => level === 'slide' && scored === 'fitted');
    expect(auc).toMatchObject({ name: 'auc', dataset: 'fit', value: 1, count: 6 });
    // Halfway between the worst with tumour and the best without, on the scale of the logits.
    const { slideThreshold } = manifest.variants['fitted'] ?? expect.fail();
    expect(slideThreshold).toBeGreaterThan(0.4);
    expect(slideThreshold).toBeLessThan(0.6);
    expect(skippedCount).toBe(0);
    expect(warnings).toEqual([expect.stringMatching(/few slides, 3 with tumour and 3 without/)]);
    expect((await harness.app.models.getEnsemble('', context)).manifest.version).toBe(1);
    expect(await harness.app.models.getEnsemble('2', context)).toEqual(ensemble);
    expect(harness.compute.loaded.size).toBe(2);
    await harness.restart();
    expect(await harness.app.models.getEnsemble('2', context)).toEqual(ensemble);
  });

  it('tells how its slides were prepared, each warning once', async () => {
    const { harness, command } = await readyToFit();
    harness.compute.warnOfSlides(['the slide shows no stain: it was scored as it is']);
    const { warnings } = await fit(harness, command);
    expect(warnings.at(-1)).toBe('6 of 6 slides: the slide shows no stain: it was scored as it is');
  });

  it('gives the same constants and the same digest for uploaded slides as for the same files on the disk', async () => {
    const { harness, command } = await readyToFit();
    const slides = await uploadedSlides(harness);
    const first = (await fit(harness, command)).ensemble.manifest;
    const second = (await fit(harness, { ...command, fit: { ...command.fit, slides } })).ensemble.manifest;
    expect(second.version).toBe(3);
    expect(second.variants).toEqual(first.variants);
    expect(second.fit.patches).toEqual(first.fit.patches);
    // The uploads have another file name.
    expect(second.fit.slides.sha256).not.toBe(first.fit.slides.sha256);
    const again = (await fit(harness, command)).ensemble.manifest;
    expect(again.fit.slides.sha256).toBe(first.fit.slides.sha256);
  });

  it('takes versions that are not served, loads them beside, and lets them go', async () => {
    const { harness, command } = await readyToFit();
    await writeModel(harness.storage.modelsDir, sampleManifest('simplenet', 2));
    const { ensemble } = await fit(harness, { ...command, members: ['simplenet/2', 'inceptionv3'] });
    expect(ensemble.manifest.members).toMatchObject([{ version: 2 }, { version: 1 }]);
    expect(harness.compute.loaded.size).toBe(2);
    // With a promotion they are in service together.
    await harness.app.models.promoteEnsemble('2', context);
    expect((await harness.app.models.getModel('simplenet', '', context)).version).toBe('2');
  });

  it('without members takes the served ensemble’s, in the versions that are served', async () => {
    const { harness, command } = await readyToFit();
    await writeModel(harness.storage.modelsDir, sampleManifest('simplenet', 2));
    await harness.app.models.promoteModel('simplenet', '2', context);
    const { ensemble } = await fit(harness, { ...command, members: [] });
    expect(ensemble.manifest.members).toMatchObject([{ version: 2 }, { version: 1 }]);
  });

  it('without patches gives them the slides’ constants, and says so', async () => {
    const { harness, command } = await readyToFit();
    const { ensemble, warnings } = await fit(harness, { ...command, fit: { slides: command.fit.slides } });
    const { slide, patch } = ensemble.manifest.variants['fitted'] ?? expect.fail();
    expect(patch).toEqual(slide);
    expect(ensemble.manifest.fit).not.toHaveProperty('patches');
    expect(warnings.join()).toContain('no labelled patches');
  });

  it('measures a test besides', async () => {
    const { harness, command } = await readyToFit();
    const slides = await uploadedSlides(harness);
    const { ensemble } = await fit(harness, { ...command, test: { slides } });
    const levels = ensemble.manifest.fit.metrics.map(({ dataset, level }) => `${dataset} ${level}`);
    expect(new Set(levels)).toEqual(new Set(['fit patch', 'fit slide', 'test slide']));
    expect(ensemble.manifest.fit.slides.positives).toBe(3);
  });

  it('tells how far it is', async () => {
    const { harness, command } = await readyToFit();
    const events = await collect(harness.app.ensembles.fitEnsemble(command, context));
    const progress = events.flatMap((event) => (event.kind === 'progress' ? [event.progress] : []));
    expect(progress[0]).toMatchObject({ phase: 'patches', done: 0, total: 10 });
    expect(progress.filter(({ phase }) => phase === 'slides').at(-1)).toMatchObject({ done: 5, total: 6 });
    expect(progress.at(-1)?.phase).toBe('measuring');
    resultOf(events);
  });

  it('leaves out what cannot be read, has no tissue or no pixel size, named and counted', async () => {
    const { harness, command } = await readyToFit();
    const { mpp: _mpp, ...unscaled } = SLIDE;
    const broken = [
      local(await writeSlide(harness, 'broken.tif', 'no slide'), true),
      local(await writeSlide(harness, 'glass.tif', { ...SLIDE, patches: 0 }), false),
      local(await writeSlide(harness, 'unscaled.tif', unscaled), false),
    ];
    const { slides, ...rest } = command.fit;
    const { ensemble, skipped, skippedCount, warnings } = await fit(harness, {
      ...command,
      fit: { ...rest, slides: [...broken, ...slides] },
    });
    expect(ensemble.manifest.fit.slides).toMatchObject({ positives: 3, negatives: 3 });
    expect(skippedCount).toBe(3);
    expect(skipped).toEqual([
      expect.stringMatching(/broken\.tif: the slide contradicts itself/),
      expect.stringMatching(/glass\.tif: no tissue/),
      expect.stringMatching(/unscaled\.tif: it states no pixel size/),
    ]);
    expect(warnings[0]).toBe('3 of 9 slides could not be used; nothing counts them');
    const given = slides.map((slide, index) =>
      index === 0
        ? ({
            ...local(broken[2]?.kind === 'local' ? broken[2].path : '', true),
            spacing: { mppX: 1, mppY: 1 },
          } as const)
        : slide,
    );
    expect((await fit(harness, { ...command, fit: { ...rest, slides: given } })).skippedCount).toBe(0);
    expect(harness.compute.slideWork.some(({ spacing }) => spacing.mppX === 1)).toBe(true);
  });
});

describe('a fit is refused', () => {
  const renamed = (slide: AskedSlide): AskedSlide =>
    slide.kind === 'local' ? { ...slide, path: slide.path.replace('/slides/', '/slides/../slides/') } : slide;
  const without = (slides: readonly AskedSlide[], positive: boolean, keep = 0): readonly AskedSlide[] => {
    const kept = slides.filter((slide) => slide.positive === positive).slice(0, keep);
    return [...slides.filter((slide) => slide.positive !== positive), ...kept];
  };

  it.each<[string, (command: FitEnsembleCommand) => Partial<FitEnsembleCommand>, object]>([
    [
      'of too few slides',
      ({ fit: { slides } }) => ({ fit: { slides: without(slides, true, 2) } }),
      { reason: 'ENSEMBLE_DATA_INVALID', metadata: { tumour: '2', normal: '3', needed: '3' } },
    ],
    [
      'of one class',
      ({ fit: { slides } }) => ({ fit: { slides: without(slides, false) } }),
      { reason: 'ENSEMBLE_DATA_INVALID', fieldViolations: [{ field: 'fit.slides' }] },
    ],
    ['without slides', () => ({ fit: { slides: [] } }), { fieldViolations: [{ field: 'fit.slides' }] }],
    [
      'with a slide twice',
      ({ fit: { slides } }) => ({ fit: { slides: [...slides, ...slides.slice(0, 1)] } }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'fit.slides[6].path' }] },
    ],
    [
      'with a slide in the test too',
      ({ fit: { slides } }) => ({ test: { slides: slides.slice(0, 1) } }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'test.slides[0].path' }] },
    ],
    [
      'with a slide in the test too, by another name',
      ({ fit: { slides } }) => ({ test: { slides: slides.map(renamed) } }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'test.slides[0]' }] },
    ],
    [
      'with the patches in the test too',
      ({ fit: { patches } }) => ({ test: { slides: [], ...(patches && { patches }) } }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'test.patches.dir' }] },
    ],
    ['with an empty test', () => ({ test: { slides: [] } }), { fieldViolations: [{ field: 'test' }] }],
    ['of one member', () => ({ members: ['simplenet/1'] }), { fieldViolations: [{ field: 'members' }] }],
    [
      'of five members',
      () => ({ members: ['a/1', 'b/1', 'c/1', 'd/1', 'e/1'] }),
      { fieldViolations: [{ field: 'members' }] },
    ],
    [
      'with a member twice',
      () => ({ members: ['simplenet/1', 'simplenet/2'] }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'members[1]' }] },
    ],
    [
      'with an unknown member',
      () => ({ members: ['simplenet/1', 'resnet/1'] }),
      { reason: 'MODEL_NOT_FOUND', fieldViolations: [{ field: 'members[1]' }] },
    ],
    [
      'with an unknown version',
      () => ({ members: ['simplenet/9', 'inceptionv3/1'] }),
      { reason: 'MODEL_NOT_FOUND', fieldViolations: [{ field: 'members[0]' }] },
    ],
    [
      'with what is no member',
      () => ({ members: ['simplenet/one', 'inceptionv3/1'] }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'members[0]' }] },
    ],
    [
      'with the ensemble as a member',
      () => ({ members: ['simplenet/1', 'ensemble/1'] }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'members[1]' }] },
    ],
    [
      'with a slide that is not there',
      ({ fit: { slides } }) => ({ fit: { slides: [...slides, { kind: 'uploaded', slideId: 'x', positive: true }] } }),
      { reason: 'SLIDE_NOT_FOUND', fieldViolations: [{ field: 'fit.slides[6].slide_id' }] },
    ],
    [
      'with a path outside of the roots',
      ({ fit: { slides } }) => ({ fit: { slides: [...slides, local('/etc/passwd', true)] } }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'fit.slides[6].path' }] },
    ],
    [
      'with patches outside of the roots',
      ({ fit: { slides } }) => ({ fit: { slides, patches: { dir: '/etc', tumourClasses: [] } } }),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'fit.patches.dir' }] },
    ],
  ])('%s', async (_, change, expected) => {
    const { harness, command } = await readyToFit();
    await expect(fit(harness, { ...command, ...change(command) })).rejects.toMatchObject(expected);
    expect(await versions(harness)).toEqual([1]);
    expect(harness.compute.slideWork).toEqual([]);
    expect(harness.compute.loaded.size).toBe(2);
  });

  it.each([
    ['patch size', { patchSizePx: 256 }],
    ['scale', { mppX: 0.5, mppY: 0.5 }],
  ])('with members of another %s', async (_, other) => {
    const { harness, command } = await readyToFit();
    await writeModel(harness.storage.modelsDir, sampleManifest('own', 1, other));
    const call = fit(harness, { ...command, members: ['simplenet/1', 'own/1'] });
    await expect(call).rejects.toMatchObject({
      reason: 'ENSEMBLE_INVALID',
      message: expect.stringMatching(/own\/1 .* and simplenet\/1 .* do not see the same patches/) as string,
    });
    expect(harness.compute.slideWork).toEqual([]);
  });

  it('when too few slides are left, telling what became of the others', async () => {
    const { harness, command } = await readyToFit();
    const [first] = command.fit.slides;
    await writeSlide(harness, 'tumour-81.tif', 'no slide');
    await expect(fit(harness, command)).rejects.toMatchObject({
      reason: 'ENSEMBLE_DATA_INVALID',
      metadata: { tumour: '2', normal: '3', skipped: '1' },
      message: expect.stringContaining(
        `${first?.kind === 'local' ? first.path : ''}: the slide contradicts itself`,
      ) as string,
    });
    expect(await versions(harness)).toEqual([1]);
  });

  it('when higher scores do not go with tumour', async () => {
    const { harness, command } = await readyToFit();
    const slides = command.fit.slides.map((slide) => ({ ...slide, positive: !slide.positive }));
    await expect(fit(harness, { ...command, fit: { ...command.fit, slides } })).rejects.toMatchObject({
      reason: 'ENSEMBLE_DATA_INVALID',
    });
    expect(await versions(harness)).toEqual([1]);
  });

  it('when a member does not load; what was loaded for it goes', async () => {
    const { harness, command } = await readyToFit();
    await writeModel(harness.storage.modelsDir, sampleManifest('fine', 1));
    const dir = await writeModel(harness.storage.modelsDir, sampleManifest('own', 1));
    harness.compute.brokenModels.set(dir, new AppError('MODEL_GOLDEN_MISMATCH', 'other scores'));
    const call = fit(harness, { ...command, members: ['fine/1', 'own/1'] });
    await expect(call).rejects.toMatchObject({ reason: 'MODEL_GOLDEN_MISMATCH' });
    expect(harness.compute.loaded.size).toBe(2);
  });
});

describe('a fit under way', () => {
  it.each([
    ['cancelled', new AppError('CANCELLED', 'the caller went away')],
    ['past its deadline', new AppError('DEADLINE_EXCEEDED', 'the deadline passed')],
  ])('ends when it is %s, freezes nothing, and lets everything go', async (_, reason) => {
    const { harness, command } = await readyToFit();
    const stop = new AbortController();
    const release = harness.compute.hold();
    const call = collect(harness.app.ensembles.fitEnsemble(command, callContext(stop.signal)));
    await harness.compute.untilHeld();
    // One at a time: another is told to come again.
    await expect(fit(harness, command)).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
    stop.abort(reason);
    await expect(call).rejects.toMatchObject({ reason: reason.reason });
    release();
    expect(await versions(harness)).toEqual([1]);
    expect(harness.compute.loaded.size).toBe(2);
    // Its place is free again.
    expect((await fit(harness, command)).ensemble.manifest.version).toBe(2);
  });

  it('leaves out a slide that is deleted meanwhile', async () => {
    const { harness, command } = await readyToFit();
    const { id } = await uploadSample(harness, { ...SLIDE, patches: 91 });
    const { slides, ...rest } = command.fit;
    const asked = {
      ...command,
      fit: { ...rest, slides: [...slides, { kind: 'uploaded', slideId: id, positive: true }] },
    } as const;
    const release = harness.compute.hold();
    const call = fit(harness, asked);
    await harness.compute.untilHeld();
    await harness.app.slides.deleteSlide(id, context);
    await rm(join(harness.dataDir, 'slides', id), { recursive: true, force: true });
    release();
    expect(await call).toMatchObject({ skippedCount: 1 });
  });
});

it('an ensemble that is not served is evaluated by its version', async () => {
  const { harness, command } = await readyToFit();
  await writeModel(harness.storage.modelsDir, sampleManifest('simplenet', 2));
  const { ensemble } = await fit(harness, { ...command, members: ['simplenet/2', 'inceptionv3/1'] });
  const {
    fit: { patches },
  } = command;
  const evaluation = {
    model: 'ensemble/2',
    ...(patches && { patches }),
    slides: [],
    parameters: { sampling: { mode: 'all' } },
    bootstrap: { samples: 100, seed: 1 },
    frocLevel0Mpp: 0.243,
  } as const;
  const events = await collect(harness.app.evaluation.evaluateModel(evaluation, context));
  expect(events.at(-1)).toMatchObject({
    kind: 'result',
    result: { model: 'ensemble/2', digest: ensemble.digest, patches: { count: 10 } },
  });
  expect(harness.compute.loaded.size).toBe(2);
  const unknown = collect(harness.app.evaluation.evaluateModel({ ...evaluation, model: 'ensemble/9' }, context));
  await expect(unknown).rejects.toMatchObject({ reason: 'MODEL_NOT_FOUND' });
});
