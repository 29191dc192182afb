// Ensembles fitted, promoted and rolled back on a real server, through the generated client and the command line.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSentinodeClient,
  EvaluationPhase,
  TumourLabel,
  type FitEnsembleRequest,
  type FitEnsembleResponse,
  type FitEnsembleResult,
  type SentinodeClient,
} from '../../clients/typescript/src/index.js';
import { present } from '../support/present.js';
import { runCommand, type Ran } from '../support/run-command.js';
import { patches } from './support/fixtures.js';
import { writePatchSlides, type LabelledSlide } from './support/patch-slides.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const PATCHES = fileURLToPath(new URL('../fixtures/pcam96/train', import.meta.url));
const MEMBERS = ['simplenet/1', 'inceptionv3/1'];

let folder: string;
let slides: readonly LabelledSlide[];
let server: ServerProcess;
let client: SentinodeClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-fit-'));
  slides = await writePatchSlides(join(folder, 'slides'));
  await start();
});

afterAll(async () => {
  client.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  const roots = ['--training-root', PATCHES, '--training-root', join(folder, 'slides')];
  server = await startServerProcess({ dataDir: join(folder, 'data'), flags: roots });
  client = createSentinodeClient({ address: server.address });
}

type Slides = NonNullable<FitEnsembleRequest['fit']>['slides'];

function onDisk(of: readonly LabelledSlide[]): Slides {
  return of.map(({ path, tumour }) => ({
    slide: { $case: 'path', value: path },
    label: tumour ? TumourLabel.TUMOUR : TumourLabel.NORMAL,
    spacing: undefined,
  }));
}

async function uploaded(of: readonly LabelledSlide[]): Promise<Slides> {
  const all: Slides = [];
  for (const { path, tumour } of of) {
    const { id } = await client.uploadSlide(path);
    all.push({
      slide: { $case: 'slideId', value: id },
      label: tumour ? TumourLabel.TUMOUR : TumourLabel.NORMAL,
      spacing: undefined,
    });
  }
  return all;
}

function requestFor(fit: Slides): FitEnsembleRequest {
  return { members: MEMBERS, fit: { slides: fit, patches: { dir: PATCHES, tumourClasses: [] } }, test: undefined };
}

async function responses(request: FitEnsembleRequest, timeoutMs = 0): Promise<readonly FitEnsembleResponse[]> {
  const all: FitEnsembleResponse[] = [];
  for await (const response of client.training.fitEnsemble(request, { timeoutMs })) all.push(response);
  return all;
}

async function fit(request: FitEnsembleRequest): Promise<FitEnsembleResult> {
  const last = present((await responses(request)).at(-1)).event;
  return last?.$case === 'result' ? last.value : expect.fail();
}

async function usedVersion(): Promise<string> {
  const { id } = await client.uploadSlide(present(slides[0]).path);
  const { result } = await client.predictSlide(id).result();
  return present(result.provenance).ensembleVersion;
}

describe('FitEnsemble', () => {
  it('fits on slides that were uploaded and slides on the disk, tells how far it is, and freezes a version', async () => {
    const mixed = [...onDisk(slides.slice(0, 4)), ...(await uploaded(slides.slice(4)))];
    const all = await responses(requestFor(mixed));
    const phases = all.flatMap(({ event }) => (event?.$case === 'progress' ? [event.value.phase] : []));
    expect([...new Set(phases)]).toEqual([EvaluationPhase.PATCHES, EvaluationPhase.SLIDES, EvaluationPhase.MEASURING]);
    const last = present(all.at(-1)).event;
    const { ensemble, skippedCount, warnings } = last?.$case === 'result' ? last.value : expect.fail();
    expect(skippedCount).toBe(0);
    expect(warnings.join()).toContain('few slides');
    expect(ensemble).toMatchObject({
      version: '2',
      served: false,
      members: [{ model: 'simplenet' }, { model: 'inceptionv3' }],
      fit: { slides: { positives: 3, negatives: 3 }, patches: { positives: 8, negatives: 8 } },
    });
    const figures = present(ensemble?.fit).metrics.filter(({ scored }) => scored === 'fitted');
    for (const { metric } of figures) {
      const { value, ciLow, ciHigh } = present(metric);
      expect(value).toBeGreaterThan(0.7);
      expect(ciLow).toBeLessThanOrEqual(value);
      expect(ciHigh).toBeGreaterThanOrEqual(value);
    }
    expect(figures).toHaveLength(3);
    expect(present(ensemble).digest).toHaveLength(32);
    expect((await client.models.getEnsemble({ version: '2' })).ensemble).toEqual(ensemble);
    expect((await client.models.getEnsemble({})).ensemble?.version).toBe('1');
  });

  it('is promoted and rolled back in one call each, drops no request, and is remembered by a server that was killed', async () => {
    expect(await usedVersion()).toBe('1');
    const encoded = present((await patches('tumor'))[0]);
    const outcomes: string[] = [];
    const switched = client.models.promoteModel({ name: 'ensemble', version: '2' }).then((response) => ({ response }));
    let promoted: Awaited<typeof switched> | undefined;
    void switched.then((done) => (promoted = done));
    do {
      const scored = await client.predictions.scorePatches({
        patches: [{ content: { $case: 'encoded', value: encoded } }],
      });
      outcomes.push(`${scored.scores.length} scored`);
    } while (promoted === undefined);
    expect(new Set(outcomes)).toEqual(new Set(['1 scored']));
    expect(promoted.response).toMatchObject({ ensemble: { version: '2', served: true }, previousVersion: '1' });
    expect(promoted.response.model).toBeUndefined();
    expect(await usedVersion()).toBe('2');
    client.close();
    await server.kill();
    await start();
    expect(await usedVersion()).toBe('2');
    const { ensemble } = await client.models.rollbackModel({ name: 'ensemble' });
    expect(ensemble).toMatchObject({ version: '1', served: true });
    expect(await usedVersion()).toBe('1');
    await expect(client.models.rollbackModel({ name: 'ensemble' })).rejects.toMatchObject({
      reason: 'NO_PREVIOUS_VERSION',
    });
  });

  it('leaves out a slide that cannot be read, by name', async () => {
    const path = join(folder, 'slides', 'broken.tif');
    await writeFile(path, 'II*\0no slide');
    const broken = onDisk([{ name: 'broken.tif', path, tumour: true }]);
    const { skipped, skippedCount, ensemble } = await fit(requestFor([...broken, ...onDisk(slides)]));
    expect(skippedCount).toBe(1);
    expect(skipped[0]).toContain('broken.tif');
    expect(ensemble?.fit?.slides?.positives).toBe(3);
  });

  it('is refused with what is at fault', async () => {
    const before = (await client.models.listEnsembles({})).ensembles.length;
    const whole = requestFor(onDisk(slides));
    const withSlides = (of: readonly LabelledSlide[]): FitEnsembleRequest => requestFor(onDisk(of));
    await expect(fit(withSlides(slides.slice(0, 3)))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'ENSEMBLE_DATA_INVALID',
      fieldViolations: [{ field: 'fit.slides' }],
    });
    await expect(fit({ ...whole, members: ['simplenet/1', 'resnet/1'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'MODEL_NOT_FOUND',
    });
    const unlabelled = onDisk(slides).map((slide) => ({ ...slide, label: TumourLabel.UNSPECIFIED }));
    await expect(fit(requestFor(unlabelled))).rejects.toMatchObject({
      reason: 'INVALID_FIELD',
      fieldViolations: [{ field: 'fit.slides[0].label' }],
    });
    await expect(responses(whole, 1)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    const cancel = new AbortController();
    const cancelled = (async () => {
      for await (const _ of client.training.fitEnsemble(whole, { signal: cancel.signal })) cancel.abort();
    })();
    await expect(cancelled).rejects.toThrow();
    expect((await client.models.listEnsembles({})).ensembles).toHaveLength(before);
  });
});

describe('sentinode models fit-ensemble', () => {
  const sentinode = (...args: string[]): Promise<Ran> =>
    runCommand(['models', ...args, '--server', server.address, '--json']);

  it('uploads the slides of a table, shows the fit, takes the slides away, and the version can be served', async () => {
    const before = (await client.slides.listSlides({})).slides.length;
    const table = join(folder, 'slides', 'truth.csv');
    const fitted = await sentinode('fit-ensemble', '--slides', table, '--patches', PATCHES, '--member', ...MEMBERS);
    expect(fitted.code, fitted.stderr).toBe(0);
    const [record] = fitted.records();
    expect(record).toMatchObject({ served: false, skippedCount: 0, fit: { slides: { positives: 3 } } });
    expect(fitted.stderr).toMatch(/fit-ensemble: scoring slides/);
    expect((await client.slides.listSlides({})).slides).toHaveLength(before);
    const version = String(record?.['version']);
    expect((await sentinode('promote', `ensemble/${version}`)).records()).toMatchObject([{ version, served: true }]);
    const evaluated = await runCommand([
      'evaluate',
      '--model',
      `ensemble/${version}`,
      '--patches',
      PATCHES,
      '--server',
      server.address,
      '--json',
    ]);
    expect(evaluated.records()).toMatchObject([{ model: `ensemble/${version}`, patches: { count: 16 } }]);
    expect((await sentinode('rollback', 'ensemble')).records()).toMatchObject([{ version: '1', served: true }]);
    const versions = (await sentinode('ensembles')).records().map((one) => one['version']);
    expect(versions.at(0)).toBe(version);
    expect(versions.at(-1)).toBe('1');
  });

  it('reads slides where the server has them, and says what is wrong in plain words', async () => {
    const table = join(folder, 'slides', 'paths.csv');
    const rows = slides.map(({ path, tumour }) => `${path},${tumour ? 1 : 0}`);
    await writeFile(table, ['slide_id,label', ...rows, ''].join('\n'));
    const fitted = await runCommand([
      'models',
      'fit-ensemble',
      '--slides',
      table,
      '--slide-path',
      '--server',
      server.address,
      '--quiet',
    ]);
    expect(fitted.code, fitted.stderr).toBe(0);
    expect(fitted.stdout).toMatch(/on patches +none: patches have the slides’ constants/);
    expect(fitted.stdout).toMatch(/to serve it: sentinode models promote ensemble\/\d+/);
    await writeFile(table, ['slide_id,label', ...rows.slice(0, 3), ''].join('\n'));
    const refused = await runCommand([
      'models',
      'fit-ensemble',
      '--slides',
      table,
      '--slide-path',
      '--server',
      server.address,
      '--quiet',
    ]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('hold 3 with tumour and 0 without; at least 3 of each are needed');
  });
});
