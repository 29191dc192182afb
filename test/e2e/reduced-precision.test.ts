// A version in int8 made, loaded and answered with on a real server, through the command line and the generated client.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSentinodeClient, ModelState, type SentinodeClient } from '../../clients/typescript/src/index.js';
import { present } from '../support/present.js';
import { runCommand } from '../support/run-command.js';
import { patches } from './support/fixtures.js';
import { writePatchSlides } from './support/patch-slides.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const PATCHES = fileURLToPath(new URL('../fixtures/pcam96', import.meta.url));

let folder: string;
let server: ServerProcess;
let client: SentinodeClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-reduce-'));
  server = await startServerProcess({ dataDir: join(folder, 'data'), flags: ['--training-root', PATCHES] });
  client = createSentinodeClient({ address: server.address });
});

afterAll(async () => {
  client.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('a version in int8', () => {
  it('is made by one command, with what it changed', { timeout: 180_000 }, async () => {
    const folders = ['--calibrate', join(PATCHES, 'train'), '--validate', join(PATCHES, 'validation')];
    const command = ['models', 'reduce', 'simplenet', '--precision', 'int8', ...folders, '--server', server.address];
    const { code, stdout, stderr } = await runCommand(command);
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^simplenet-int8\/1\n/);
    expect(stdout).toMatch(/made from +simplenet\/1/);
    expect(stdout).toMatch(/auc change, validation +[+−]0\.\d{4}/);
    const { model } = await client.models.getModel({ name: 'simplenet-int8' });
    expect(model).toMatchObject({ version: '1', precision: 'int8', state: ModelState.UNLOADED, hasCard: true });
    const reduction = present(model?.reduction);
    expect(reduction).toMatchObject({ from: 'simplenet/1', calibrationPatches: 16 });
    expect(reduction.changes).toMatchObject([
      { dataset: 'validation', float32Auc: { count: 8 }, reducedAuc: { count: 8 } },
    ]);
    expect(reduction.reducedCpuMsPerPatch).toBeGreaterThan(0);
    const { markdown } = await client.models.getModelCard({ name: 'simplenet-int8' });
    expect(markdown).toContain('What the precision changed');
  });

  it('answers nothing before it is loaded by its name, and every answer says what it computed in', async () => {
    const encoded = present((await patches('tumor'))[0]);
    const score = async (): Promise<Record<string, { precision: string; probability: number }>> => {
      const { scores } = await client.predictions.scorePatches({
        patches: [{ content: { $case: 'encoded', value: encoded } }],
      });
      return Object.fromEntries(present(scores[0]).modelScores.map((one) => [one.model, one]));
    };
    const before = await score();
    expect(Object.keys(before)).toEqual(['simplenet', 'inceptionv3']);
    expect(before['simplenet']?.precision).toBe('');
    await client.models.loadModel({ name: 'simplenet-int8' });
    const after = await score();
    expect(after['simplenet']).toEqual(before['simplenet']);
    const reduced = present(after['simplenet-int8']);
    expect(reduced.precision).toBe('int8');
    const change = Math.abs(reduced.probability - present(after['simplenet']).probability);
    expect(change).toBeGreaterThan(0);
    expect(change).toBeLessThan(0.05);
  });

  it('is named in the provenance of a slide', async () => {
    const [slide] = await writePatchSlides(join(folder, 'slides'));
    const { id } = await client.uploadSlide(present(slide).path);
    const { result } = await client.predictSlide(id).result();
    const told = present(result.provenance).models.map(({ model, precision }) => `${model} ${precision}`);
    expect(told).toEqual(['simplenet float32', 'inceptionv3 float32', 'simplenet-int8 int8']);
    const listed = await runCommand(['models', 'list', '--server', server.address]);
    expect(listed.stdout).toMatch(/simplenet-int8\/1 .*int8/);
  });

  it('is refused with the field at fault', async () => {
    const validation = { dir: join(PATCHES, 'validation'), tumourClasses: [] };
    const asked = async (change: object): Promise<void> => {
      const request = { model: 'simplenet', precision: 'int8', calibration: validation, validation, ...change };
      for await (const _ of client.training.reduceModel(request)) expect.fail();
    };
    await expect(asked({ precision: 'int4' })).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    await expect(asked({ calibration: undefined })).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    await expect(asked({ model: 'simplenet-int8/1' })).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    const outside = { dir: tmpdir(), tumourClasses: [] };
    await expect(asked({ validation: outside })).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
  });
});
