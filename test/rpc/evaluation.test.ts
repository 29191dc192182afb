// EvaluateModel on the wire: what goes in arrives in the domain's terms, what comes out in the API's.
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluateCommand, EvaluationEvent, EvaluationResult } from '../../src/app/evaluation/evaluation-types.js';
import { froc } from '../../src/domain/lesions/froc.js';
import { scoreReport } from '../../src/domain/metrics/score-report.js';
import { stagingReport } from '../../src/domain/staging/staging-report.js';
import type { EvaluateModelRequest } from '../../src/gen/sentinode/v1/EvaluateModelRequest.js';
import type { EvaluateModelResponse__Output } from '../../src/gen/sentinode/v1/EvaluateModelResponse.js';
import { present } from '../support/present.js';
import { decodeError, failureOf } from './support/raw-clients.js';
import { readStream } from './support/read-stream.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

const LABELS = [0.1, 0.4, 0.35, 0.8].map((score, index) => ({ score, positive: index > 1 }));

const RESULT: EvaluationResult = {
  model: 'simplenet/2',
  digest: 'ab'.repeat(32),
  patches: scoreReport(LABELS),
  slides: scoreReport(LABELS, { samples: 100, seed: 5 }),
  froc: froc([{ lesionConfidences: [0.9, 0], itcLesions: 1, falsePositives: [0.5], ignored: 0 }]),
  staging: stagingReport([{ patient: 'p', truth: 'pN0(i+)', predicted: 'pN0' }]),
  outcomes: [
    {
      slideId: 's',
      positive: true,
      score: 0.9,
      predictedCategory: 'itc',
      findings: [{ confidence: 0.9, level0X: 1, level0Y: 2 }],
    },
  ],
  skipped: ['t: broken'],
  skippedCount: 1,
  warnings: ['w'],
  seconds: 1.5,
};

let running: TestServer;
const commands: EvaluateCommand[] = [];

beforeAll(async () => {
  running = await startTestServer({
    evaluation: {
      async *evaluateModel(command): AsyncGenerator<EvaluationEvent> {
        commands.push(command);
        const place = { slideId: 's', slidePatchesDone: 4, slidePatchesTotal: 9 };
        yield { kind: 'progress', progress: { phase: 'slides', done: 1, total: 3, ...place } };
        yield { kind: 'result', result: RESULT };
      },
    },
  });
});

afterAll(() => running.stop());

function evaluate(request: EvaluateModelRequest): Promise<readonly EvaluateModelResponse__Output[]> {
  return readStream<EvaluateModelResponse__Output>(running.clients.evaluation.evaluateModel(request));
}

const slide = { slideId: 's', label: 'TUMOUR_LABEL_TUMOUR' as const, score: 0.5 };

describe('EvaluateModel', () => {
  it('brings the request in the domain’s terms', async () => {
    const outline = { level0X: [0, 9, 9], level0Y: [0, 0, 9] };
    await evaluate({
      model: 'simplenet/2',
      patches: { dir: '/p', tumourClasses: ['t'] },
      slides: [
        {
          ...slide,
          score: 0,
          patient: 'p',
          metastasis: 'METASTASIS_SIZE_ITC',
          predictedMetastasis: 'METASTASIS_SIZE_MACRO',
        },
        { slideId: 'u', metastasis: 'METASTASIS_SIZE_NEGATIVE', findings: {} },
        { ...slide, lesions: { outlines: [{ ...outline, hole: true }, outline] } },
        { ...slide, findings: { findings: [{ confidence: 0.5, level0X: 3, level0Y: 4 }] } },
      ],
      parameters: { ensembleVariant: 'cautious' },
      bootstrap: { samples: 500, seed: 7 },
      frocLevel0Mpp: 0.5,
    });
    const ring = Float64Array.of(0, 0, 9, 0, 9, 9);
    expect(commands.at(-1)).toMatchObject({
      model: 'simplenet/2',
      patches: { dir: '/p', tumourClasses: ['t'] },
      parameters: { sampling: { mode: 'all' }, ensembleVariant: 'cautious' },
      bootstrap: { samples: 500, seed: 7 },
      frocLevel0Mpp: 0.5,
    });
    expect(commands.at(-1)?.slides).toEqual([
      { slideId: 's', positive: true, score: 0, patient: 'p', category: 'itc', predictedCategory: 'macro' },
      { slideId: 'u', positive: false, category: 'negative', findings: [] },
      {
        slideId: 's',
        positive: true,
        score: 0.5,
        lesions: {
          notes: [],
          regions: [
            { name: 'slides[2].lesions.outlines[1]', kind: 'tumour', outer: ring, holes: [] },
            { name: 'slides[2].lesions.outlines[0]', kind: 'normal', outer: ring, holes: [] },
          ],
        },
      },
      { slideId: 's', positive: true, score: 0.5, findings: [{ confidence: 0.5, level0X: 3, level0Y: 4 }] },
    ]);
  });

  it('has defaults for what is left out', async () => {
    await evaluate({ slides: [slide] });
    expect(commands.at(-1)).toMatchObject({ model: '', bootstrap: { samples: 2_000, seed: 0 }, frocLevel0Mpp: 0.243 });
    expect(commands.at(-1)).not.toHaveProperty('patches');
  });

  it('brings progress and the result', async () => {
    const [progress, last] = await evaluate({ slides: [slide] });
    expect(progress?.progress).toMatchObject({
      phase: 'EVALUATION_PHASE_SLIDES',
      done: 1,
      total: 3,
      slideId: 's',
      slidePatchesDone: 4,
      slidePatchesTotal: 9,
    });
    const result = present(last?.result);
    expect(result).toMatchObject({
      model: 'simplenet/2',
      digest: Buffer.from('ab'.repeat(32), 'hex'),
      patches: { count: 4, positives: 2, auc: { value: 0.75, count: 4, dataset: 'patches' }, bootstrapAuc: null },
      slides: {
        bootstrapAuc: { value: 0.75 },
        calibration: { brierScore: present(RESULT.slides?.calibration).brierScore },
      },
      froc: { slides: 1, lesions: 2, itcLesions: 1, score: RESULT.froc?.score, scriptScore: RESULT.froc?.scriptScore },
      staging: { patients: [{ patient: 'p', truth: 'PN_STAGE_PN0_I_PLUS', predicted: 'PN_STAGE_PN0' }], correct: 0 },
      slideOutcomes: [
        {
          slideId: 's',
          label: 'TUMOUR_LABEL_TUMOUR',
          predictedMetastasis: 'METASTASIS_SIZE_ITC',
          findings: [{ level0X: 1 }],
        },
      ],
      skipped: ['t: broken'],
      skippedCount: 1,
      warnings: ['w'],
      seconds: 1.5,
    });
    expect(result.patches?.sensitivities).toMatchObject([{ target: 0.9 }, { target: 0.95 }]);
    expect(result.froc?.sensitivities).toHaveLength(6);
    expect(result.patches?.roc).toEqual([]);
  });

  it('brings curves when they are asked for', async () => {
    const last = (await evaluate({ slides: [slide], includeCurves: true })).at(-1)?.result;
    expect(last?.patches?.roc).toHaveLength(5);
    expect(last?.patches?.roc[0]).toEqual({ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 });
    expect(last?.slides?.precisionRecall).toHaveLength(4);
    expect(last?.froc?.points).toHaveLength(2);
  });

  const outlines = (level0X: number[], level0Y: number[]): EvaluateModelRequest => ({
    slides: [{ ...slide, lesions: { outlines: [{ level0X, level0Y }] } }],
  });
  const finding = (confidence: number, level0X: number): EvaluateModelRequest => ({
    slides: [{ ...slide, findings: { findings: [{ confidence, level0X }] } }],
  });

  it.each<[string, EvaluateModelRequest]>([
    ['model', { model: 'x'.repeat(200) }],
    ['patches.dir', { patches: {} }],
    ['slides[1].slide_id', { slides: [slide, { ...slide, slideId: '' }] }],
    ['slides[0].label', { slides: [{ slideId: 's' }] }],
    ['slides[0].label', { slides: [{ slideId: 's', label: 9 as never }] }],
    ['slides[0].metastasis', { slides: [{ ...slide, metastasis: 9 as never }] }],
    ['slides[0].score', { slides: [{ ...slide, score: Number.NaN }] }],
    ['slides[0].lesions.outlines[0].level0_x', outlines([1, 2], [1, 2])],
    ['slides[0].lesions.outlines[0].level0_y', outlines([1, 2, 3], [1, 2])],
    ['slides[0].lesions.outlines[0].level0_y[2]', outlines([1, 2, 3], [1, 2, Number.NaN])],
    ['slides[0].findings.findings[0].confidence', finding(1.5, 0)],
    ['slides[0].findings.findings[0].level0_x', finding(0.5, -1)],
    ['bootstrap.samples', { slides: [slide], bootstrap: { samples: 99 } }],
    ['froc_level0_mpp', { slides: [slide], frocLevel0Mpp: -1 }],
    ['parameters.ensemble_variant', { slides: [slide], parameters: { ensembleVariant: 'x'.repeat(99) } }],
  ])('names %s', async (field, request) => {
    const decoded = decodeError(await failureOf(evaluate(request)));
    expect(decoded).toMatchObject({ code: status.INVALID_ARGUMENT, reason: 'INVALID_FIELD', fields: [field] });
  });
});
