// The command line against a server that stays.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import { writeLargeSlide } from './support/large-slide.js';
import { runCommand, type Ran } from '../support/run-command.js';
import { startSentinode } from './support/run-sentinode.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const SAMPLE = 'examples/slides/sentinode-sample.tif';
const PATCHES = ['normal-1', 'normal-2', 'tumour-1', 'tumour-2'].map((name) => `examples/patches/${name}.webp`);

let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-test-'));
  server = await startServerProcess({ dataDir: join(folder, 'data') });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Runs a command against the server, with JSON on stdout. */
async function json(...args: string[]): Promise<Ran> {
  return await runCommand([...args, '--server', server.address, '--json']);
}

async function slidesLeft(): Promise<unknown[]> {
  return (await json('slides', 'list')).records();
}

const probability = expect.toSatisfy((value: number) => value >= 0 && value <= 1) as number;
const models = { simplenet: probability, inceptionv3: probability };

describe('score', () => {
  it('gives one line a patch, in order, tumour above normal', async () => {
    const { code, records } = await json('score', ...PATCHES);
    expect(code).toBe(0);
    expect(records()).toEqual(PATCHES.map((file) => ({ file, models, ensemble: probability })));
    const [normal1, normal2, tumour1, tumour2] = records().map(({ ensemble }) => ensemble as number);
    expect(Math.min(tumour1 ?? 0, tumour2 ?? 0)).toBeGreaterThan(Math.max(normal1 ?? 1, normal2 ?? 1));
  });

  it('goes on after a file that is no patch, in its place, and says so in the exit code', async () => {
    const files = [PATCHES[0] ?? '', 'package.json', 'nowhere.png', PATCHES[3] ?? ''];
    const { code, records } = await json('score', ...files);
    expect(code).toBe(3);
    expect(records()).toMatchObject([
      { file: files[0], ensemble: probability },
      { file: files[1], error: { reason: 'PATCH_UNDECODABLE' } },
      { file: files[2], error: { reason: 'FILE_NOT_FOUND' } },
      { file: files[3], ensemble: probability },
    ]);
  });

  it('gives the same scores for a folder, through the stream, as one by one', async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    for (let index = 0; index < 100; index++) {
      await copyFile(PATCHES[index % 4] ?? '', join(many, `${String(index).padStart(3, '0')}.webp`));
    }
    const { code, records } = await json('score', many);
    expect(code).toBe(0);
    const scores = records().map(({ ensemble }) => ensemble as number);
    expect(scores).toHaveLength(100);
    scores.forEach((score, index) => {
      expect(Math.abs(score - (scores[index % 4] ?? NaN))).toBeLessThan(1e-6);
    });
  });

  it('is text for people without --json', async () => {
    const { stdout } = await runCommand(['score', PATCHES[0] ?? '', '--server', server.address]);
    expect(stdout).toMatch(/^ensemble 0\.\d{4} .*simplenet 0\.\d{4}.*normal-1\.webp\n$/);
  });
});

describe('predict', () => {
  it('gives the result, writes heat map and patch scores, and leaves nothing on the server', async () => {
    const out = join(folder, 'out');
    const files = ['--heatmap', join(out, 'map.png'), '--patch-scores', join(out, 'scores.csv')];
    const { code, records, stderr } = await json('predict', SAMPLE, ...files);
    expect(code).toBe(0);
    expect(records()).toHaveLength(1);
    const [record = {}] = records();
    expect(record).toEqual({
      slide: SAMPLE,
      models,
      ensemble: probability,
      ensembleVersion: '1',
      decision: 'positive',
      threshold: probability,
      tissueAreaMm2: expect.toSatisfy((area: number) => area > 0.1 && area < 1) as number,
      patches: expect.any(Number) as number,
      tissuePatches: record['patches'],
      seconds: expect.objectContaining({
        upload: expect.any(Number) as number,
        total: expect.any(Number) as number,
      }) as object,
      engineBusyShare: expect.toSatisfy((share: number) => share > 0 && share <= 1) as number,
    });

    const png = await readFile(join(out, 'map.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [head, ...rows] = (await readFile(join(out, 'scores.csv'), 'utf8')).trim().split('\n');
    expect(head?.split(',').sort()).toEqual(
      [
        'minx',
        'miny',
        'width',
        'height',
        'prob_tumor_simplenet',
        'prob_tumor_inceptionv3',
        'prob_tumor_ensemble',
      ].sort(),
    );
    expect(rows).toHaveLength(record['patches'] as number);
    // 96 px at 0.972 µm are 192 at the slide's 0.486.
    for (const row of rows) expect(row).toMatch(/^\d+,\d+,192,192(,[01]\.\d{6}){3}$/);

    expect(stderr).toMatch(/sentinode-sample\.tif: uploading \d+ %/);
    expect(stderr).toMatch(/sentinode-sample\.tif: scoring \d+ % \(\d+ of \d+ patches/);
    expect(await slidesLeft()).toEqual([]);
  });

  it('goes on after what is no slide or breaks off, and keeps what shall be kept', async () => {
    const truncated = join(folder, 'truncated.tif');
    await writeFile(truncated, (await readFile(SAMPLE)).subarray(0, 100_000));
    const { code, records } = await json('predict', 'package.json', truncated, SAMPLE, '--keep', '--quiet');
    expect(code).toBe(3);
    expect(records()).toMatchObject([
      { slide: 'package.json', error: { reason: 'SLIDE_FORMAT_UNKNOWN' } },
      { slide: truncated, error: { reason: expect.stringMatching(/^SLIDE_(TRUNCATED|CORRUPT)$/) as string } },
      {
        slide: SAMPLE,
        decision: 'positive',
        slideId: expect.any(String) as string,
        predictionId: expect.any(String) as string,
      },
    ]);
    const slideId = records()[2]?.['slideId'] as string;

    const again = await json(
      'predict',
      '--slide-id',
      slideId,
      '--sampling',
      'random:5:1',
      '--variant',
      'original',
      '--quiet',
    );
    expect(again.records()).toMatchObject([{ slide: slideId, patches: 5, warnings: [expect.stringMatching(/5 of/)] }]);
    expect(again.stderr).toBe('');
    expect((await json('slides', 'delete', slideId)).records()).toEqual([{ slide: slideId, deleted: true }]);
    expect(await slidesLeft()).toEqual([]);
  });

  it('says that a slide without a pixel size needs one, and takes --mpp', async () => {
    const slide = join(folder, 'small.tif');
    await writeLargeSlide(slide, 1, 1);
    const without = await json('predict', slide, '--quiet');
    expect(without.code).toBe(3);
    expect(without.records()).toMatchObject([{ slide, error: { reason: 'MISSING_SPACING' } }]);
    const given = await json('predict', slide, '--mpp', '0.486', '--quiet');
    expect(given.records()).toMatchObject([{ slide, decision: 'positive' }]);
  });

  it('Ctrl-C cancels on the server, removes the slide and exits with 6', async () => {
    const slide = join(folder, 'large.tif');
    await writeLargeSlide(slide, 6, 6);
    const command = startSentinode(['predict', slide, '--mpp', '0.486', '--json', '--server', server.address]);
    await command.stderrHas('scoring');
    command.child.kill('SIGINT');
    const { code, records } = await command.finished;
    expect(code).toBe(6);
    expect(records()).toEqual([{ error: { reason: 'CANCELLED', message: 'cancelled' } }]);

    const client = createSentinodeClient({ address: server.address });
    const { predictions } = await client.predictions.listPredictions({});
    client.close();
    expect(predictions.filter(({ state }) => /QUEUED|RUNNING/.test(state))).toEqual([]);
    expect(await slidesLeft()).toEqual([]);
  });
});

describe('slides', () => {
  it('are uploaded, listed, shown, pictured and deleted', async () => {
    const upload = await json('slides', 'upload', SAMPLE, '--name', 'case 7');
    expect(upload.code).toBe(0);
    const [slide = {}] = upload.records();
    expect(slide).toMatchObject({ displayName: 'case 7', widthPx: 4608, heightPx: 4608, spacingSource: 'metadata' });
    const id = slide['id'] as string;

    expect(await slidesLeft()).toMatchObject([{ id }]);
    expect((await json('slides', 'show', id)).records()).toEqual([slide]);
    const picture = join(folder, 'thumbnail.png');
    const thumbnail = await json('slides', 'thumbnail', id, '--out', picture, '--max-side', '128');
    expect(thumbnail.records()).toEqual([{ slide: id, file: picture, widthPx: 128, heightPx: 128 }]);
    expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG');

    expect((await json('slides', 'delete', id)).code).toBe(0);
    const gone = await json('slides', 'show', id);
    expect(gone.code).toBe(4);
    expect(gone.records()).toMatchObject([{ slide: id, error: { reason: 'SLIDE_NOT_FOUND' } }]);
  });
});

describe('models', () => {
  it('are listed, shown and switched', async () => {
    const list = (await json('models', 'list')).records();
    expect(list.map(({ name, state }) => [name, state])).toEqual(
      expect.arrayContaining([
        ['inceptionv3', 'ready'],
        ['simplenet', 'ready'],
      ]),
    );
    const [shown = {}] = (await json('models', 'show', 'simplenet')).records();
    expect(shown).toMatchObject({ name: 'simplenet', parameterCount: 1_538_048, patchSizePx: 96, centreSizePx: 32 });
    expect(shown['weightsDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect((await json('models', 'show', 'simplenet', '--manifest')).records()).toMatchObject([{ name: 'simplenet' }]);
    expect((await json('models', 'ensemble')).records()).toMatchObject([{ variants: { original: {} } }]);
    expect((await json('models', 'reload', 'simplenet')).records()).toMatchObject([
      { name: 'simplenet', state: 'ready' },
    ]);
    expect((await json('models', 'show', 'resnet')).code).toBe(4);
  });

  it('shows a model’s card, and writes it with its plots', async () => {
    expect((await json('models', 'card', 'simplenet:1')).records()).toMatchObject([
      { name: 'simplenet', version: '1', markdown: expect.stringMatching(/^# simplenet\/1/) as string },
    ]);
    const out = join(folder, 'card');
    await json('models', 'card', 'simplenet', '-o', out);
    const text = await readFile(join(out, 'MODEL_CARD.md'), 'utf8');
    const plots = [...text.matchAll(/\]\((plots\/[a-z-]+\.svg)\)/g)].map(([, file = '']) => file);
    expect(plots).toEqual(['plots/roc.svg', 'plots/precision-recall.svg', 'plots/calibration.svg', 'plots/loss.svg']);
    for (const plot of plots) expect(await readFile(join(out, plot), 'utf8')).toMatch(/^<svg /);
    expect((await json('models', 'card', 'simplenet/99')).code).toBe(4);
  });
});

describe('health and doctor', () => {
  it('say that the server serves', async () => {
    const health = await json('health');
    expect(health.code).toBe(0);
    expect(health.records()).toContainEqual({ service: 'sentinode.v1.PredictionService', status: 'SERVING' });
    const doctor = await json('doctor');
    expect(doctor.code).toBe(0);
    expect(doctor.records()).toContainEqual(expect.objectContaining({ name: 'ensemble', ok: true }));
  });
});

describe('a server that is not there', () => {
  it('is told within seconds, with exit code 5', async () => {
    const { code, records } = await runCommand(['score', PATCHES[0] ?? '', '--server', '127.0.0.1:1', '--json']);
    expect(code).toBe(5);
    expect(records()).toMatchObject([{ error: { reason: 'UNAVAILABLE' } }]);
  });
});
