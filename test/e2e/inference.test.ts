// The Open Inference Protocol on a real server: our own client, tritonclient for Python, perf_analyzer.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient } from '../../clients/typescript/src/index.js';
import { decodePatch } from '../../src/image/decode-patch.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const run = promisify(execFile);
const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOLS = join(REPO_ROOT, '.tools');
const PATCH_FILES = ['normal-1', 'normal-2', 'tumour-1', 'tumour-2'].map((name) =>
  join(REPO_ROOT, 'examples/patches', `${name}.webp`),
);

let server: ServerProcess;
let client: SentinodeClient;
let pictures: readonly Buffer[];
/** By model, and of the ensemble. */
let expected: Readonly<Record<string, readonly number[]>>;

beforeAll(async () => {
  server = await startServerProcess();
  client = createSentinodeClient({ address: server.address });
  pictures = await Promise.all(PATCH_FILES.map((file) => readFile(file)));
  expected = await scoresByOwnApi();
});

afterAll(async () => {
  client.close();
  await server.stop();
});

async function scoresByOwnApi(): Promise<Record<string, number[]>> {
  const patches = pictures.map((value) => ({ content: { $case: 'encoded' as const, value } }));
  const { scores } = await client.predictions.scorePatches({ patches });
  const ofModel = (name: string): number[] =>
    scores.map(({ modelScores }) => modelScores.find(({ model }) => model === name)?.probability ?? NaN);
  return {
    simplenet: ofModel('simplenet'),
    inceptionv3: ofModel('inceptionv3'),
    ensemble: scores.map(({ ensembleProbability }) => ensembleProbability),
  };
}

const near = (values: readonly number[] = []): unknown[] => values.map((value) => expect.closeTo(value, 5) as unknown);

async function inferRaw(model: string, options: { timeoutUs?: number } = {}): Promise<number[]> {
  const images = await Promise.all(pictures.map((picture) => decodePatch(picture)));
  const parameters =
    options.timeoutUs === undefined
      ? {}
      : { timeout: { parameterChoice: { $case: 'int64Param' as const, value: options.timeoutUs } } };
  const { rawOutputContents } = await client.inference.modelInfer({
    modelName: model,
    parameters,
    inputs: [{ name: 'patches', datatype: 'UINT8', shape: [images.length, 96, 96, 3] }],
    rawInputContents: [Buffer.concat(images.map(({ data }) => data))],
  });
  const raw = Buffer.from(rawOutputContents[0] ?? []);
  return images.map((_, index) => raw.readFloatLE(index * 4));
}

describe('the generated client', () => {
  it.each(['simplenet', 'inceptionv3', 'ensemble'])('gets the scores that ScorePatches gives of %s', async (model) => {
    expect(await inferRaw(model)).toEqual(near(expected[model]));
  });

  it('and ScorePatches share the engine: mixed calls at once all get their own answers', async () => {
    const mixed = await Promise.all(
      Array.from({ length: 24 }, (_, index) => {
        const model = ['simplenet', 'inceptionv3', 'ensemble'][index % 4];
        return model === undefined ? scoresByOwnApi().then(({ ensemble }) => ensemble) : inferRaw(model);
      }),
    );
    for (const [index, scores] of mixed.entries()) {
      expect(scores).toEqual(near(expected[['simplenet', 'inceptionv3', 'ensemble', 'ensemble'][index % 4] ?? '']));
    }
  });

  it('gets DEADLINE_EXCEEDED for a timeout of a microsecond', async () => {
    await expect(inferRaw('ensemble', { timeoutUs: 1 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      reason: 'DEADLINE_EXCEEDED',
    });
  });

  it('finds its calls in the statistics', async () => {
    const { modelStats } = await client.inference.modelStatistics({ name: 'ensemble' });
    const before = modelStats[0]?.inferenceCount ?? 0;
    await inferRaw('ensemble');
    const { modelStats: after } = await client.inference.modelStatistics({ name: 'ensemble' });
    expect((after[0]?.inferenceCount ?? 0) - before).toBe(4);
    expect(after[0]?.inferenceStats?.computeInfer?.ns).toBeGreaterThan(0);
  });
});

const NEEDS = 'scripts/install-tools.sh oip';
const python = join(TOOLS, 'oip/bin/python');

interface Report {
  readonly [part: string]: unknown;
  readonly pictures: Readonly<Record<string, readonly number[]>>;
  readonly stream: readonly unknown[];
}

suiteThatNeeds(existsSync(python), `tritonclient: ${NEEDS}`)('tritonclient', () => {
  let report: Report;

  beforeAll(async () => {
    const script = join(REPO_ROOT, 'test/e2e/support/oip_conformance.py');
    const { stdout } = await run(python, [script, server.address, ...PATCH_FILES]);
    report = JSON.parse(stdout) as Report;
  });

  it('finds server and models', () => {
    expect(report).toMatchObject({ live: true, ready: true, models_ready: [true, true, false], max_batch_size: 512 });
    expect(report['metadata']).toMatchObject({
      inputs: [{ name: 'patches', datatype: 'UINT8', shape: ['-1', '96', '96', '3'] }],
      outputs: [{ name: 'tumour_probability', datatype: 'FP32', shape: ['-1', '1'] }],
    });
    expect(report['index']).toContainEqual({ name: 'ensemble', version: '1', state: 'READY' });
  });

  it('reads the scores of pictures and of pixels', () => {
    expect(report['id']).toBe('pictures');
    expect(report.pictures).toEqual({
      tumour_probability: near(expected['ensemble']),
      simplenet_tumour_probability: near(expected['simplenet']),
      inceptionv3_tumour_probability: near(expected['inceptionv3']),
    });
    expect(report['pixels']).toEqual(['1', [expect.any(Number), expect.any(Number)]]);
    expect(report['priority']).toHaveLength(1);
  });

  it('streams: answers in order, one failure among them', () => {
    const answer = (id: string): unknown => [id, [expect.any(Number), expect.any(Number)]];
    expect(report.stream).toEqual([
      answer('0'),
      answer('1'),
      expect.stringContaining('nothing'),
      answer('3'),
      answer('4'),
      answer('5'),
    ]);
  });

  it('calls at once', () => {
    expect(report['concurrent']).toEqual(Array.from({ length: 8 }, () => 'None'));
  });

  it('meets each failure under its status', () => {
    expect(report['failures']).toEqual({
      model: ['StatusCode.NOT_FOUND', expect.stringContaining('nothing')],
      timeout: ['StatusCode.DEADLINE_EXCEEDED', expect.stringContaining('timeout')],
      sequence: ['StatusCode.INVALID_ARGUMENT', expect.stringContaining('sequence_id')],
      memory: ['StatusCode.UNIMPLEMENTED', expect.stringContaining('shared memory')],
      batch: ['StatusCode.INVALID_ARGUMENT', expect.stringContaining('513')],
    });
  });

  it('reads the statistics', () => {
    expect(report['statistics']).toMatchObject({ name: 'simplenet', version: '1' });
    expect(report['statistics']).toHaveProperty('inference_stats.compute_infer.ns');
  });

  it('unloads a model and loads the ensemble again', () => {
    expect(report['unloaded']).toEqual([false, false, false]);
    expect(report['loaded']).toEqual([true, true, true]);
  });

  it('runs the example', async () => {
    const example = join(REPO_ROOT, 'examples/python/oip.py');
    const { stdout } = await run(python, [example, '--server', server.address, ...PATCH_FILES]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
    expect(stdout).toMatch(/^tumour-1\.webp tumour_probability=0\.\d{4} simplenet_tumour_probability=0\.\d{4} /m);
  });
});

const perfAnalyzer = join(TOOLS, 'bin/perf_analyzer');

// Few requests: this proves that the tool works against the server, not how fast the server is.
suiteThatNeeds(existsSync(perfAnalyzer), `perf_analyzer: ${NEEDS}`)('perf_analyzer', () => {
  it.each([
    ['unary', []],
    ['a stream', ['--async', '--streaming']],
  ])('measures %s, with the server’s own statistics', async (_how, flags) => {
    const load = ['-b', '8', '--concurrency-range', '2', ...flags];
    const short = ['--measurement-mode', 'count_windows', '--measurement-request-count', '8', '-s', '100000'];
    const where = ['-i', 'grpc', '-u', server.address, '-m', 'simplenet'];
    const { stdout } = await run(perfAnalyzer, [...where, ...load, ...short]);
    expect(stdout).toMatch(/Throughput: [1-9][\d.]* infer\/sec/);
    expect(stdout).toMatch(/Inference count: [1-9]/);
    expect(stdout).toMatch(/compute infer [1-9]\d* usec/);
  });
});
