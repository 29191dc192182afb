// Evaluations by a real server with its real models, over gRPC and from the command line.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluateModelRequest } from '../../src/gen/sentinode/v1/EvaluateModelRequest.js';
import type { EvaluateModelResponse__Output } from '../../src/gen/sentinode/v1/EvaluateModelResponse.js';
import type { EvaluationResult__Output } from '../../src/gen/sentinode/v1/EvaluationResult.js';
import type { ListSlidesResponse__Output } from '../../src/gen/sentinode/v1/ListSlidesResponse.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { readStream } from '../rpc/support/read-stream.js';
import { present } from '../support/present.js';
import { runCommand } from '../support/run-command.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { uploadLongSlide } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const PATCHES = join(FIXTURES, 'pcam96/validation');
/** Cells of 384 level-0 px that hold tumour, by test/fixtures/mosaics/truth.json. */
const SLIDES = ['mosaic_12_002.tif', 'mosaic_12_003_q80.tif'];

let server: ServerProcess;
let clients: RawClients;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sentinode-evaluation-'));
  server = await startServerProcess({ flags: ['--training-root', FIXTURES] });
  clients = rawClients(server.address);
});

afterAll(async () => {
  clients.close();
  await server.stop();
  await rm(dir, { recursive: true });
});

async function evaluate(request: EvaluateModelRequest): Promise<EvaluationResult__Output> {
  const events = await readStream<EvaluateModelResponse__Output>(clients.evaluation.evaluateModel(request));
  return present(present(events.at(-1)).result);
}

describe('EvaluateModel', () => {
  it('measures the ensemble on patches', async () => {
    const result = await evaluate({ patches: { dir: PATCHES }, includeCurves: true });
    expect(result).toMatchObject({ model: 'ensemble', skippedCount: 0, warnings: [] });
    expect(result.patches).toMatchObject({ count: 8, positives: 4 });
    expect(present(result.patches?.auc).value).toBeGreaterThan(0.7);
    expect(present(result.patches).roc.at(-1)).toMatchObject({ falsePositiveRate: 1, truePositiveRate: 1 });
  });

  it('measures one version on a slide beside scores that are there, with lesions and stages', async () => {
    const { id } = await uploadSlide(clients, await fixture(MOSAIC));
    const truth = JSON.parse((await fixture('mosaics/truth.json')).toString()) as Record<string, MosaicTruth>;
    const cells = present(truth['mosaic_12_002.tif']).tumour;
    const outlines = cells.map(([column, row]) => square(column * 96, row * 96, 96));
    const result = await evaluate({
      model: 'simplenet/1',
      slides: [
        { slideId: id, metastasis: 'METASTASIS_SIZE_MICRO', patient: 'p', lesions: { outlines } },
        {
          slideId: 'elsewhere',
          score: 0.01,
          metastasis: 'METASTASIS_SIZE_NEGATIVE',
          predictedMetastasis: 'METASTASIS_SIZE_NEGATIVE',
          patient: 'p',
          findings: {},
        },
      ],
    });
    expect(result.model).toBe('simplenet/1');
    expect(result.slides).toMatchObject({ count: 2, positives: 1, auc: { value: 1 } });
    expect(present(result.froc).lesions).toBeGreaterThan(0);
    expect(present(result.froc).sensitivities).toHaveLength(6);
    expect(result.staging?.patients).toMatchObject([{ patient: 'p', truth: 'PN_STAGE_PN1MI' }]);
    expect(result.slideOutcomes.map(({ slideId }) => slideId)).toEqual([id, 'elsewhere']);
  });

  it('stops with its caller, and frees the slide’s place', async () => {
    const slideId = await uploadLongSlide(clients);
    const slides = [
      { slideId, label: 'TUMOUR_LABEL_TUMOUR' as const },
      { slideId: 'b', label: 'TUMOUR_LABEL_NORMAL' as const, score: 0 },
    ];
    const call = clients.evaluation.evaluateModel({ slides });
    const ended = failureOf(readStream(call));
    call.once('data', () => call.cancel());
    expect((await ended).code).toBe(status.CANCELLED);
    // One slide is scored at a time: this one waits until the other has let go.
    const { id } = await uploadSlide(clients, await fixture(MOSAIC));
    const others = [{ ...slides[0], slideId: id }, slides[1] ?? {}];
    expect((await evaluate({ slides: others })).slides).toMatchObject({ count: 2 });
  });

  it.each([
    ['patches.dir', { patches: { dir: '/etc' } }],
    ['model', { model: 'nothing', patches: { dir: PATCHES } }],
    ['slides', {}],
  ])('names %s', async (field, request) => {
    const call = readStream(clients.evaluation.evaluateModel(request));
    expect(decodeError(await failureOf(call))).toMatchObject({ code: status.INVALID_ARGUMENT, fields: [field] });
  });
});

interface MosaicTruth {
  readonly tumour: readonly (readonly [number, number])[];
}

function square(left: number, top: number, side: number): { level0X: number[]; level0Y: number[] } {
  return { level0X: [left, left + side, left + side, left], level0Y: [top, top, top + side, top + side] };
}

describe('sentinode evaluate', () => {
  it('uploads slides, measures them, writes the challenge’s table, and takes the slides away', async () => {
    const truth = join(dir, 'truth.csv');
    const rows = SLIDES.map((name, index) => `${join(FIXTURES, 'mosaics', name)},${index}`);
    await writeFile(truth, ['slide_id,label', ...rows, ''].join('\n'));
    const before = await slideCount();
    const out = join(dir, 'out.csv');
    const args = ['--slides', truth, '--patches', PATCHES, '--out-csv', out, '--server', server.address, '--json'];
    const { code, records, stderr } = await runCommand(['evaluate', ...args]);
    expect(code, stderr).toBe(0);
    expect(records()).toMatchObject([{ model: 'ensemble', patches: { count: 8 }, slides: { count: 2 } }]);
    const lines = (await readFile(out, 'utf8')).trim().split('\n');
    expect(lines[0]).toBe('slide_id,slide_pred');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(rows.map((row) => row.split(',')[0]));
    expect(await slideCount()).toBe(before);
    // What it wrote, it reads.
    const again = await runCommand(['evaluate', '--scores', out, '--truth', truth, '--json']);
    expect(again.records()).toMatchObject([{ slides: { count: 2 } }]);
  });

  it('starts a private server of its own', async () => {
    const { code, stdout, stderr } = await runCommand([
      'evaluate',
      '--patches',
      'test/fixtures/pcam96/validation',
      '-q',
    ]);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/patch AUC +│ \d\.\d{3} │ 95 % .* by DeLong; 8, 4 with tumour/);
  });
});

async function slideCount(): Promise<number> {
  const { slides } = await promised<ListSlidesResponse__Output>((callback) =>
    clients.slides.listSlides({ pageSize: 1_000 }, callback as never),
  );
  return slides.length;
}
