// `sentinode train` on real patches: from folders to a registered model that a server can serve.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEventFile } from '../cli/train/log/read-event-file.js';
import { runCommand } from '../support/run-command.js';
import { suiteThatTrains } from '../training/training-device.js';
import { startSentinode } from './support/run-sentinode.js';

const PATCHES = ['--train', 'test/fixtures/pcam96/train', '--validation', 'test/fixtures/pcam96/validation'];
const RECIPE = [
  '--architecture',
  'simplenet',
  '--mpp',
  '0.972',
  '--label-size',
  '32',
  '--batch-size',
  '4',
  '--seed',
  '1',
];

suiteThatTrains('train', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sentinode-test-'));
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true });
  });

  it('tells the course of the run and registers the model', async () => {
    const args = ['train', ...PATCHES, ...RECIPE, '--epochs', '2', '--data-dir', dataDir];
    const { code, records, stderr } = await runCommand([...args, '--json']);
    expect(code, stderr).toBe(0);
    const events = records();
    expect(events[0]).toMatchObject({ event: 'accepted', run: { state: 'queued' } });
    expect(events[1]).toMatchObject({ event: 'dataReport', trainingTumour: 8, trainingNormal: 8, validationTumour: 4 });
    expect(events[2]).toMatchObject({ event: 'started', parameterCount: 1_538_048, epochs: 2 });
    expect(events.filter(({ event }) => event === 'epoch')).toMatchObject([{ epoch: 1 }, { epoch: 2 }]);
    const last = events.at(-1) as { event: string; model: { name: string; version: string } };
    expect(last).toMatchObject({ event: 'finished', model: { name: 'simplenet', parameterCount: 1_538_048 } });

    const list = await runCommand(['models', 'list', '--data-dir', dataDir, '--json']);
    expect(list.records()).toContainEqual(
      expect.objectContaining({ name: 'simplenet', version: last.model.version, state: 'unloaded' }),
    );
  });

  it('is a table for people', async () => {
    const args = ['train', ...PATCHES, ...RECIPE, '--epochs', '1', '--name', 'mine', '--data-dir', dataDir];
    const { stdout, stderr } = await runCommand(args);
    expect(stdout, stderr).toMatch(/^epoch +loss +acc /m);
    expect(stdout).toMatch(/^ {4}1 +\d+\.\d{4} +/m);
    expect(stdout).toMatch(/^registered mine\/1 after /m);
  });

  it('trains as an example says, flags over it, and logs what TensorBoard and a spreadsheet read', async () => {
    const logDir = join(dataDir, 'log');
    const less = ['--epochs', '2', '--batch-size', '4', '--name', 'logged', '--log-dir', logDir, '--data-dir', dataDir];
    const { code, records, stderr } = await runCommand([
      'train',
      'examples/train/simplenet.yaml',
      ...PATCHES,
      ...less,
      '--json',
    ]);
    expect(code, stderr).toBe(0);
    const events = records();
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    const losses = events.flatMap(({ losses: each = [] }) => each as number[]);
    const steps = (await readFile(join(logDir, 'steps.csv'), 'utf8')).trimEnd().split('\n').slice(1);
    expect(steps.map((line) => Number(line.split(',')[5]))).toEqual(losses.map((loss) => Number(loss.toPrecision(7))));
    expect(losses).toHaveLength(8);
    expect((await readFile(join(logDir, 'epochs.csv'), 'utf8')).trimEnd().split('\n')).toHaveLength(3);
    const [board = ''] = (await readdir(logDir)).filter((name) => name.startsWith('events.out.tfevents.'));
    const points = (await readEventFile(join(logDir, board))).filter(({ scalars }) => 'train/loss' in scalars);
    expect(points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);

    const again = await runCommand(['train', ...PATCHES, ...RECIPE, '--log-dir', logDir, '--data-dir', dataDir]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('holds the log of run');
    const watch = ['runs', 'watch', String(events[0]?.['runId']), '--log-dir', logDir, '--data-dir', dataDir];
    expect((await runCommand(watch)).stdout).toContain('registered logged/1');
    expect((await readFile(join(logDir, 'steps.csv'), 'utf8')).trimEnd().split('\n')).toHaveLength(9);
  });

  it('says where in the file the server’s refusal stands', async () => {
    const file = join(dataDir, 'absent.yaml');
    const data = '{training: {folders: {dir: nowhere}}, spacing: {mpp_x: 1, mpp_y: 1}}';
    await writeFile(file, `architecture: simplenet\ndata: ${data}\n`);
    const { code, stderr } = await runCommand(['train', file, '--data-dir', dataDir]);
    expect(code).toBe(3);
    expect(stderr).toContain(`  ${file}:2:34: data.training.folders.dir: must be an existing folder below`);
  });

  it('refuses folders without both classes, with exit code 3', async () => {
    const oneClass = ['--train', 'test/fixtures/pcam96/train/tumor'];
    const { code, records } = await runCommand(['train', ...oneClass, ...RECIPE, '--data-dir', dataDir, '--json']);
    expect(records().at(-1)).toMatchObject({ error: { reason: 'TRAINING_DATA_INVALID' } });
    expect(code).toBe(3);
  });

  it('Ctrl-C ends the run at a checkpoint', async () => {
    const command = startSentinode(['train', ...PATCHES, ...RECIPE, '--epochs', '1000', '--data-dir', dataDir]);
    await command.stderrHas('epoch 1');
    command.child.kill('SIGINT');
    const { code, stderr } = await command.finished;
    expect(code).toBe(6);
    const [, runId = ''] = /run ([0-9A-Z]{26}) is stopped/.exec(stderr) ?? [];
    expect(runId, stderr).not.toBe('');
    expect(stderr).toContain(`goes on with: sentinode runs resume ${runId} --data-dir ${dataDir} --training-root /`);
    const list = await runCommand(['runs', 'list', '--data-dir', dataDir, '--json']);
    expect(list.records()[0]).toMatchObject({ id: runId, state: 'cancelled', resumable: true });
    const watch = await runCommand(['runs', 'watch', runId, '--data-dir', dataDir]);
    expect(watch.stdout).toMatch(/ended without a model/);
    const removed = await runCommand(['runs', 'delete', runId, '--data-dir', dataDir]);
    expect(removed.stdout).toBe(`deleted ${runId}\n`);
    expect((await runCommand(['runs', 'cancel', runId, '--data-dir', dataDir, '--json'])).code).toBe(4);
  });
});
