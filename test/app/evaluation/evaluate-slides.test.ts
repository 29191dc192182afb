import { describe, expect, it } from 'vitest';
import type { EvaluateCommand, EvaluatedSlide } from '../../../src/app/evaluation/evaluation-types.js';
import type { SlideAnnotations } from '../../../src/domain/annotations/annotated-region.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { callContext, collect, SLIDE, uploadSample, type Harness } from '../harness.js';
import { evaluate, NOTHING, progressOf, resultOf, startReady } from './evaluation-harness.js';

const scored = (
  slideId: string,
  positive: boolean,
  score: number,
  more: Partial<EvaluatedSlide> = {},
): EvaluatedSlide => ({
  slideId,
  positive,
  score,
  ...more,
});

function square(left: number, top: number, side: number): SlideAnnotations {
  const outer = Float64Array.of(left, top, left + side, top, left + side, top + side, left, top + side);
  return { regions: [{ name: 'square', kind: 'tumour', outer, holes: [] }], notes: [] };
}

describe('an evaluation of given scores', () => {
  it('needs no model', async () => {
    const harness = await startReady();
    const slides = [scored('a', true, 0.9), scored('b', true, 0.4), scored('c', false, 0.5), scored('d', false, 0.1)];
    const result = await evaluate(harness, { slides });
    expect(result).toMatchObject({ model: '', digest: '', warnings: [], slides: { count: 4, auc: { auc: 0.75 } } });
    expect(result.slides?.bootstrap).toMatchObject({ auc: 0.75, samples: 100, seed: 1 });
    expect(result.outcomes.map(({ slideId, score }) => [slideId, score])).toEqual([
      ['a', 0.9],
      ['b', 0.4],
      ['c', 0.5],
      ['d', 0.1],
    ]);
  });

  it('counts lesions when they are given', async () => {
    const harness = await startReady();
    const finding = { confidence: 0.8, level0X: 5_000, level0Y: 5_000 };
    const slides = [
      scored('a', true, 0.9, { lesions: square(4_000, 4_000, 2_000), findings: [finding] }),
      scored('b', true, 0.4, { lesions: square(4_000, 4_000, 2_000), findings: [] }),
      scored('c', false, 0.5, { findings: [finding] }),
    ];
    const { froc } = await evaluate(harness, { slides });
    expect(froc).toMatchObject({ slides: 3, lesions: 2, itcLesions: 0 });
    // At ¼ three quarters of the way to the only point, beyond it level.
    expect(froc?.score).toBeCloseTo((0.375 + 5 * 0.5) / 6, 12);
    expect(froc?.points).toEqual([{ threshold: 0.8, falsePositivesPerSlide: 1 / 3, sensitivity: 0.5 }]);
  });

  it('makes stages of patients', async () => {
    const harness = await startReady();
    const node = (
      slideId: string,
      patient: string,
      category: EvaluatedSlide['category'] & string,
      predictedCategory: EvaluatedSlide['category'] & string,
    ): EvaluatedSlide => scored(slideId, category !== 'negative', 0.5, { patient, category, predictedCategory });
    const slides = [
      node('a0', 'a', 'macro', 'macro'),
      node('a1', 'a', 'micro', 'negative'),
      node('b0', 'b', 'itc', 'negative'),
      node('b1', 'b', 'negative', 'negative'),
    ];
    const { staging } = await evaluate(harness, { slides });
    expect(staging?.patients).toEqual([
      { patient: 'a', truth: 'pN1', predicted: 'pN1' },
      { patient: 'b', truth: 'pN0(i+)', predicted: 'pN0' },
    ]);
    expect(staging?.correct).toBe(1);
  });

  it('goes without an AUC where one class alone has lesions to count', async () => {
    const harness = await startReady();
    const slides = [scored('a', true, 0.9, { lesions: square(0, 0, 2_000), findings: [] })];
    const result = await evaluate(harness, { slides });
    expect(result.slides).toBeUndefined();
    expect(result.froc?.score).toBe(0);
    expect(result.warnings).toEqual(['1 of 1 slides hold tumour: an AUC needs both classes']);
  });

  const refusals: readonly (readonly [string, Partial<EvaluateCommand>])[] = [
    ['slides', {}],
    ['slides', { slides: [scored('a', true, 0.5)] }],
    ['slides', { slides: Array.from({ length: 2_001 }, (_, index) => scored(`s${index}`, index % 2 === 0, 0.5)) }],
    ['slides[1].slide_id', { slides: [scored('a', true, 0.5), scored('a', false, 0.5)] }],
    ['slides[0].metastasis', { slides: [scored('a', true, 0.5, { category: 'negative' })] }],
    ['slides[0].metastasis', { slides: [scored('a', true, 0.5, { patient: 'p' })] }],
    ['slides[0].predicted_metastasis', { slides: [scored('a', true, 0.5, { patient: 'p', category: 'itc' })] }],
    [
      'slides[1].lesions',
      { slides: [scored('a', true, 0.5, { lesions: square(0, 0, 9), findings: [] }), scored('b', true, 0.5)] },
    ],
    ['slides[0].lesions', { slides: [scored('a', false, 0.5, { lesions: square(0, 0, 9), findings: [] })] }],
    ['slides[0].findings', { slides: [scored('a', true, 0.5, { lesions: square(0, 0, 9) })] }],
    [
      'patient',
      {
        slides: Array.from({ length: 10 }, (_, index) =>
          scored(`s${index}`, true, 0.5, { patient: 'p', category: 'macro', predictedCategory: 'macro' }),
        ),
      },
    ],
    ['slides["a"].lesions', { slides: [scored('a', true, 0.5, { lesions: square(0, 0, 1e6), findings: [] })] }],
  ];

  it.each(refusals)('names %s', async (field, command) => {
    const harness = await startReady();
    await expect(evaluate(harness, command)).rejects.toMatchObject({
      reason: 'INVALID_FIELD',
      fieldViolations: [{ field }],
    });
  });
});

describe('an evaluation on uploaded slides', () => {
  const upload = async (harness: Harness, patches: number): Promise<string> =>
    (await uploadSample(harness, { ...SLIDE, heightPx: 2_000, patches })).id;

  it('scores them in the queue of the predictions', async () => {
    const harness = await startReady();
    const [tumour, normal] = [await upload(harness, 90), await upload(harness, 10)];
    const slides = [
      { slideId: tumour, positive: true },
      { slideId: normal, positive: false },
      scored('elsewhere', false, 0.2),
    ];
    const command = { ...NOTHING, model: 'simplenet/1', slides };
    const events = await collect(harness.app.evaluation.evaluateModel(command, callContext()));
    const result = resultOf(events);
    expect(result.slides).toMatchObject({ count: 3, positives: 1, auc: { auc: 1 } });
    expect(result.outcomes.map(({ score }) => Number(score.toFixed(6)))).toEqual([0.89, 0.09, 0.2]);
    expect(progressOf(events).find(({ phase }) => phase === 'slides')).toMatchObject({
      done: 0,
      total: 3,
      slideId: tumour,
    });
    // What is measured leaves no predictions behind.
    expect(
      (await harness.app.predictions.listPredictions({ pageSize: 0, pageToken: '' }, callContext())).items,
    ).toEqual([]);
  });

  it('finds lesions and sizes in their patches', async () => {
    const harness = await startReady();
    const [tumour, normal] = [await upload(harness, 100), await upload(harness, 10)];
    const slides: readonly EvaluatedSlide[] = [
      { slideId: tumour, positive: true, lesions: square(0, 0, 1_900), patient: 'p', category: 'macro' },
      { slideId: normal, positive: false, patient: 'p', category: 'negative' },
    ];
    const result = await evaluate(harness, { model: 'simplenet/1', slides });
    expect(result.froc).toMatchObject({ slides: 2, lesions: 1 });
    expect(result.froc?.points[0]?.sensitivity).toBe(1);
    expect(result.outcomes[0]?.findings.length).toBeGreaterThan(0);
    expect(result.outcomes[1]).toMatchObject({ findings: [], predictedCategory: 'negative' });
    expect(result.staging?.patients).toMatchObject([{ patient: 'p', truth: 'pN1' }]);
  });

  it('takes given findings and sizes for its own', async () => {
    const harness = await startReady();
    const tumour = await upload(harness, 100);
    const finding = { confidence: 0.8, level0X: 1_950, level0Y: 10 };
    const slide = { slideId: tumour, positive: true, lesions: square(0, 0, 1_000), findings: [finding] };
    const result = await evaluate(harness, { model: 'simplenet/1', slides: [slide] });
    expect(result.froc?.points).toEqual([{ threshold: 0.8, falsePositivesPerSlide: 1, sensitivity: 0 }]);
    const outside = { ...slide, findings: [{ ...finding, level0X: 2_001 }] };
    await expect(evaluate(harness, { model: 'simplenet/1', slides: [outside] })).rejects.toMatchObject({
      fieldViolations: [{ field: `slides["${tumour}"].findings` }],
    });
  });

  it('skips a slide that cannot be read, by name, and leaves its patient out', async () => {
    const harness = await startReady();
    const slideId = await upload(harness, 50);
    harness.compute.failSlides(new AppError('SLIDE_CORRUPT', 'the slide contradicts itself'));
    const slides: readonly EvaluatedSlide[] = [
      { slideId, positive: true, patient: 'p', category: 'macro' },
      scored('b', true, 0.9, { patient: 'q', category: 'micro', predictedCategory: 'micro' }),
      scored('c', false, 0.1, { patient: 'q', category: 'negative', predictedCategory: 'negative' }),
    ];
    const result = await evaluate(harness, { slides });
    expect(result).toMatchObject({ skippedCount: 1, skipped: [`${slideId}: the slide contradicts itself`] });
    expect(result.warnings).toEqual([
      '1 of 3 slides could not be read; no figure counts them',
      'patient p is left out of the stages: a slide could not be read',
    ]);
    expect(result.slides).toMatchObject({ count: 2 });
    expect(result.staging?.patients).toEqual([{ patient: 'q', truth: 'pN1mi', predicted: 'pN1mi' }]);
  });

  it('ends with an error that is no slide’s fault', async () => {
    const harness = await startReady();
    const slideId = await upload(harness, 50);
    harness.compute.failSlides(new AppError('ENGINE_CRASHED', 'the compute process died'));
    const slides = [{ slideId, positive: true }, scored('b', false, 0.1)];
    await expect(evaluate(harness, { slides })).rejects.toMatchObject({ reason: 'ENGINE_CRASHED' });
  });

  it('tells how far a slide is, and stops with the call within a batch', async () => {
    const harness = await startReady();
    const slideId = await upload(harness, 50);
    harness.compute.hold();
    const stop = new AbortController();
    const command = { ...NOTHING, slides: [{ slideId, positive: true }, scored('b', false, 0.1)] };
    const events = harness.app.evaluation.evaluateModel(command, callContext(stop.signal))[Symbol.asyncIterator]();
    await events.next();
    const next = events.next();
    await harness.compute.untilHeld();
    const told = (await next).value as { readonly progress: object };
    expect(told.progress).toMatchObject({ phase: 'slides', slideId, slidePatchesDone: 4, slidePatchesTotal: 50 });
    stop.abort(new AppError('DEADLINE_EXCEEDED', 'too late'));
    await expect(drain(events)).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
  });

  it('stops when nobody follows any more', async () => {
    const harness = await startReady();
    const slideId = await upload(harness, 50);
    harness.compute.hold();
    const command = { ...NOTHING, slides: [{ slideId, positive: true }, scored('b', false, 0.1)] };
    const events = harness.app.evaluation.evaluateModel(command, callContext())[Symbol.asyncIterator]();
    await events.next();
    await events.next();
    await events.return?.();
    // The queue has one place, which another slide can take now.
    harness.compute.hold()();
    expect(await evaluate(harness, { slides: [...command.slides] })).toMatchObject({ slides: { count: 2 } });
  });

  it('names slides that are not there, or of unknown scale, before any work', async () => {
    const harness = await startReady();
    const { mpp: _mpp, ...noScale } = SLIDE;
    const unscaled = (await uploadSample(harness, noScale)).id;
    for (const [slideId, reason] of [
      ['nowhere', 'SLIDE_NOT_FOUND'],
      [unscaled, 'MISSING_SPACING'],
    ] as const) {
      const slides = [scored('b', false, 0.1), { slideId, positive: true }];
      await expect(evaluate(harness, { slides })).rejects.toMatchObject({
        reason,
        fieldViolations: [{ field: 'slides[1].slide_id' }],
      });
    }
    expect(harness.compute.slideWork).toEqual([]);
  });

  it('sees no slides of other tenants', async () => {
    const harness = await startReady();
    const slides = [{ slideId: await upload(harness, 5), positive: true }, scored('b', false, 0.1)];
    const evaluation = evaluate(harness, { slides }, callContext(undefined, 'other'));
    await expect(evaluation).rejects.toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
  });
});

async function drain(events: AsyncIterator<unknown>): Promise<void> {
  while ((await events.next()).done !== true);
}
