// From file and flags to TrainRequest: nothing that the API takes is out of reach, and flags win.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '@sentinode/client';
import { checkHyperparameters } from '../../../src/app/training/check-hyperparameters.js';
import { DEFAULT_HYPERPARAMETERS } from '../../../src/domain/training/hyperparameters.js';
import { parseSplit } from '../../../src/cli/train/flags/parse-split.js';
import { trainFlags } from '../../../src/cli/train/flags/train-flags.js';
import { keysAt } from '../../../src/cli/train/config/known-keys.js';
import { trainJsonSchema } from '../../../src/cli/train/config/train-schema.js';
import { valueAt } from '../../../src/cli/train/config/raw-value.js';
import { runCommand } from '../../support/run-command.js';

const EXAMPLES = ['try', 'simplenet', 'inceptionv3', 'unet'].map((name) => `examples/train/${name}.yaml`);

interface Checked {
  readonly request: Record<string, Record<string, unknown>>;
}

async function requestOf(...args: string[]): Promise<api.TrainRequest> {
  const { code, records, stderr, stdout } = await runCommand(['train', '--check', '--json', ...args]);
  expect(code, stderr + stdout).toBe(0);
  return api.TrainRequest.fromPartial((records()[0] as unknown as Checked).request);
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-train-request-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the training file', () => {
  const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const keysOf = (message: object): string[] => Object.keys(message).map(snake).sort();

  it.each([
    ['', { ...api.TrainRequest.fromPartial({}) }, ['patches', 'request_id']],
    ['hyperparameters', api.Hyperparameters.fromPartial({}), []],
    ['data', api.DataPlan.fromPartial({}), []],
    ['data.spacing', api.Spacing.fromPartial({}), []],
    ['data.training.slides', api.SlideCohort.fromPartial({}), []],
    ['data.validation.patches', api.PatchManifest.fromPartial({}), []],
    ['data.training.folders', api.ClassFolders.fromPartial({}), []],
    ['data.split', api.SplitPlan.fromPartial({}), []],
    ['data.sampling', api.SamplingPlan.fromPartial({}), []],
    ['data.augmentation', api.AugmentationPlan.fromPartial({}), []],
  ])('has every key of the API at "%s"', (path, message, others) => {
    const keys = keysAt(path === '' ? [] : path.split('.'));
    expect([...keys, ...others].sort()).toEqual(keysOf(message));
  });

  it('allows what the server allows, to the bound', () => {
    const { properties = {} } = valueAt(trainJsonSchema(), ['properties', 'hyperparameters']) as {
      properties?: Record<string, { maximum?: number; exclusiveMaximum?: number }>;
    };
    const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const bounds = Object.entries(properties).flatMap(([key, { maximum, exclusiveMaximum }]) => {
      const bound = maximum ?? exclusiveMaximum;
      return bound === undefined ? [] : [{ name: camel(key), bound, open: maximum === undefined }];
    });
    expect(bounds.length).toBeGreaterThan(12);
    for (const { name, bound, open } of bounds) {
      const check = (value: number) => () => checkHyperparameters({ ...DEFAULT_HYPERPARAMETERS, [name]: value });
      expect(check(open ? bound - 1e-9 : bound), name).not.toThrow();
      expect(check(open ? bound : bound + 1), name).toThrow();
    }
  });
});

describe('the examples', () => {
  it.each(EXAMPLES)('%s is well and begins with its schema', async (file) => {
    expect(await readFile(file, 'utf8')).toMatch(/^# yaml-language-server: \$schema=\.\/train\.schema\.json\n/);
    const request = await requestOf(file);
    if (!file.includes('try')) expect(request.architecture).toBe(basename(file, '.yaml'));
  });

  it('show all three networks, all kinds of data, every optimizer but the defaults’', async () => {
    const requests = await Promise.all(EXAMPLES.map((file) => requestOf(file)));
    expect(new Set(requests.map(({ data }) => data?.training?.kind?.$case))).toEqual(
      new Set(['folders', 'slides', 'patches']),
    );
  });

  it('inceptionv3.yaml is this request', async () => {
    expect(await requestOf('examples/train/inceptionv3.yaml')).toEqual(
      api.TrainRequest.fromPartial({
        architecture: 'inceptionv3',
        modelName: 'my-inceptionv3',
        requestId: expect.any(String) as string,
        data: {
          training: {
            kind: {
              $case: 'slides',
              value: {
                manifest: resolve('examples/train/slides/cohort.csv'),
                tumourNames: ['Metastasis'],
                normalNames: ['Reactive'],
                ignoredNames: ['Pen marks'],
              },
            },
          },
          spacing: { mppX: 0.25, mppY: 0.25 },
          patchSizePx: 256,
          split: { foldOf: 5, fold: 1, groupBy: 'patient' },
          sampling: {
            mode: 'slide-balanced',
            perNegativeSlide: 2000,
            tumourPerPositiveSlide: 1000,
            normalPerPositiveSlide: 1000,
            hardNegativeEveryEpochs: 3,
            hardNegativeCandidates: 20_000,
            hardNegativesAdded: 2000,
          },
          augmentation: { preset: 'method', quarterTurns: true, stainScale: 0.1, stainShift: 0.02 },
        },
        hyperparameters: {
          recipe: 'method',
          downPara: 2,
          epochs: 15,
          batchSize: 64,
          clipNorm: 1,
          averageDecay: 0.998,
          earlyStopEpochs: 5,
          seed: 1,
        },
      }),
    );
  });
});

describe('flags', () => {
  const ALONE = ['--architecture', 'simplenet', '--mpp', '0.5,0.6'];

  it('win over the file, key by key', async () => {
    const file = 'examples/train/inceptionv3.yaml';
    const request = await requestOf(file, '--epochs', '3', '--split', '9:1', '--mpp', '0.5', '--name', 'other');
    expect(request).toMatchObject({
      modelName: 'other',
      hyperparameters: { epochs: 3, batchSize: 64 },
      data: {
        spacing: { mppX: 0.5, mppY: 0.5 },
        split: { trainingShare: 0.9, foldOf: 0, fold: 0, groupBy: 'patient' },
      },
    });
  });

  it('replace a whole source', async () => {
    const request = await requestOf(
      'examples/train/simplenet.yaml',
      '--cohort',
      'c.csv',
      '--validation-patch-list',
      'p.jsonl',
    );
    expect(request.data?.training?.kind).toMatchObject({ $case: 'slides', value: { manifest: resolve('c.csv') } });
    expect(request.data?.validation?.kind).toMatchObject({ $case: 'patches', value: { manifest: resolve('p.jsonl') } });
  });

  it('are enough by themselves', async () => {
    const data = ['--patch-list', 'p.csv', '--patch-size', '96', '--label-size', '32', '--split', 'k-fold:2/5'];
    const drawn = [
      '--group-by',
      'slide',
      '--allow-leak',
      'image',
      '--sampling',
      'class-balanced',
      '--stain-normalisation',
      'macenko',
      '--augmentation',
      'turns',
    ];
    const request = await requestOf(...ALONE, ...data, ...drawn, '--hard-negatives-every', '2', '--seed', '5');
    expect(request).toMatchObject({
      architecture: 'simplenet',
      modelName: 'simplenet',
      data: {
        training: { kind: { $case: 'patches', value: { manifest: resolve('p.csv') } } },
        spacing: { mppX: 0.5, mppY: 0.6 },
        patchSizePx: 96,
        labelSizePx: 32,
        split: { foldOf: 5, fold: 2, groupBy: 'slide', allowedLeaks: ['image'] },
        sampling: { mode: 'class-balanced', hardNegativeEveryEpochs: 2 },
        augmentation: { preset: 'turns' },
        stainNormalisation: 'macenko',
      },
      hyperparameters: { seed: 5 },
    });
  });

  it('say how cohorts find tissue', async () => {
    const request = await requestOf(...ALONE, '--cohort', 'c.csv', '--tissue', 'otsu-twice');
    expect(request.data?.training?.kind?.value).toMatchObject({ tissueRule: api.TissueRule.OTSU_TWICE });
  });

  it('name classes of both folders', async () => {
    const folders = ['--train', 'a', '--validation', 'b', '--tumour-class', 'x', 'y', '--normal-class', 'z'];
    const request = await requestOf(...ALONE, ...folders);
    for (const source of [request.data?.training, request.data?.validation]) {
      expect(source?.kind?.value).toMatchObject({ tumourClasses: ['x', 'y'], normalClasses: ['z'] });
    }
  });

  it('that are wrong are named, not the file', async () => {
    const { code, stderr } = await runCommand(['train', '--check', 'examples/train/simplenet.yaml', '--epochs', '0']);
    expect(code).toBe(2);
    expect(stderr).toContain('  --epochs: hyperparameters.epochs: must be a whole number from 1 to 1000, not 0');
  });

  it('each stand for keys that there are', () => {
    for (const { paths } of trainFlags(true)) {
      for (const path of paths) {
        const keys = path.split('.');
        expect(keysAt(keys.slice(0, -1)), path).toContain(keys.at(-1));
      }
    }
  });

  it.each([
    ['8:2', { training_share: 0.8 }],
    ['9:1', { training_share: 0.9 }],
    ['75:25', { training_share: 0.75 }],
    ['k-fold:1/5', { fold: 1, fold_of: 5 }],
  ])('--split %s', (text, keys) => {
    expect(parseSplit(text)).toEqual(keys);
  });

  it.each(['0:0', '8', 'k-fold:5', '8:2:1', ''])('--split %j is none', (text) => {
    expect(() => parseSplit(text)).toThrow(/8:2/);
  });
});

describe('relative paths', () => {
  const FLAGS = ['--patch-list', 'p.csv'];
  let file: string;

  beforeAll(async () => {
    file = join(folder, 'train.yaml');
    await writeFile(
      file,
      'architecture: unet\ndata:\n  training: {folders: {dir: t}}\n  validation: {folders: {dir: /v}}\n  spacing: {mpp_x: 1, mpp_y: 1}\n',
    );
  });

  it.each([
    [[], 't'],
    [['--server', 'localhost:1'], 't'],
    [['--server', '[::1]:1'], 't'],
  ])('are the file’s where the server sees this disk: %j', async (server) => {
    const { data } = await requestOf(...server, file);
    expect(data?.training?.kind?.value).toMatchObject({ dir: join(folder, 't') });
    expect(data?.validation?.kind?.value).toMatchObject({ dir: '/v' });
    expect((await requestOf(...server, file, ...FLAGS)).data?.training?.kind?.value).toMatchObject({
      manifest: resolve('p.csv'),
    });
  });

  it('are sent as they stand to any other server', async () => {
    const server = ['--server', 'gpu.example:50051'];
    expect((await requestOf(...server, file)).data?.training?.kind?.value).toMatchObject({ dir: 't' });
    expect((await requestOf(...server, file, ...FLAGS)).data?.training?.kind?.value).toMatchObject({
      manifest: 'p.csv',
    });
  });
});

it('--schema prints what editors are given', async () => {
  const { stdout } = await runCommand(['train', '--schema']);
  expect(stdout).toBe(await readFile('examples/train/train.schema.json', 'utf8'));
});
