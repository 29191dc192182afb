// What `sentinode train` says of a training file that is wrong: every mistake at once, each with its place.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliError, FieldProblem } from '../../../src/cli/errors/cli-error.js';
import { planTrain } from '../../../src/cli/train/plan-train.js';
import { runCommand } from '../../support/run-command.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-train-file-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function put(text: string): Promise<string> {
  const path = join(folder, 'train.yaml');
  await writeFile(path, text);
  return path;
}

async function problemsOf(text: string, options: Record<string, unknown> = {}): Promise<readonly string[]> {
  const file = await put(text);
  const error = (await planTrain({ file, options, sameDisk: true }).then(
    () => ({ fields: [] }),
    (thrown: unknown) => thrown,
  )) as CliError;
  const text_ = ({ place = '', field, description }: FieldProblem): string =>
    [place.replace(file, 'F'), field, description].filter(Boolean).join(': ');
  return error.fields.map(text_);
}

const GOOD = `
architecture: simplenet
data:
  training: { folders: { dir: patches } }
  spacing: { mpp_x: 1, mpp_y: 1 }
`;

describe('a training file', () => {
  it('is told all its mistakes at once, in their order, with line, column, key, what is allowed and what was meant', async () => {
    const problems = await problemsOf(`architecture: simplnet
epochs: 3
data:
  training:
    folders: {dir: a, tumor_classes: [x]}
  spacing: {mpp_x: 0}
  patch_size_px: 100
  split:
    allowed_leaks: [patients]
hyperparameters:
  batch_sise: 3
  seed: 1.5
  epochs:
`);
    expect(problems).toEqual([
      'F:1:15: architecture: must be one of simplenet, inceptionv3, unet, not "simplnet"; did you mean simplenet?',
      'F:2:1: epochs: is no key here. Did you mean hyperparameters.epochs? There are architecture, model_name, initial_model, data, hyperparameters',
      'F:5:23: data.training.folders.tumor_classes: is no key here. Did you mean tumour_classes? There are dir, tumour_classes, normal_classes',
      'F:6:3: data.spacing.mpp_y: is missing; it must be a number above 0 and at most 100 (or --mpp)',
      'F:6:20: data.spacing.mpp_x: must be a number above 0 and at most 100, not 0',
      'F:7:18: data.patch_size_px: must be a multiple of 16 from 96 to 512, not 100',
      'F:9:21: data.split.allowed_leaks[0]: must be one of patient, slide, image, not "patients"; did you mean patient?',
      expect.stringMatching(
        /^F:11:3: hyperparameters\.batch_sise: is no key here\. Did you mean batch_size\? There are rec/,
      ),
      'F:12:9: hyperparameters.seed: must be a whole number from 0 to 9007199254740991, not 1.5',
      'F:13:10: hyperparameters.epochs: has no value; it must be a whole number from 1 to 1000',
    ]);
  });

  it.each([
    ['data.training', 'data: {training: {}, spacing: {mpp_x: 1, mpp_y: 1}}', /must hold exactly one of .* not none/],
    [
      'data.training',
      'data: {training: {folders: {dir: a}, slides: {manifest: b}}, spacing: {mpp_x: 1, mpp_y: 1}}',
      /not slides and folders/,
    ],
  ])('%s names one kind', async (field, data, text) => {
    const [problem, ...others] = await problemsOf(`architecture: unet\n${data}`);
    expect(problem).toContain(`F:2:8: ${field}: `);
    expect(problem).toMatch(text);
    expect(others).toEqual([]);
  });

  it.each([
    ['  split: { fold: 1 }', 'data.split.fold: needs fold_of, the number of parts'],
    ['  split: { fold_of: 5 }', 'data.split.fold_of: needs fold: which part, from 1, is validation'],
    ['  split: { fold_of: 5, fold: 6 }', 'data.split.fold: must be at most fold_of, 5, not 6'],
    [
      '  split: { fold_of: 5, fold: 1, training_share: 0.8 }',
      'data.split.training_share: stands beside fold_of: the parts say the share',
    ],
    [
      '  validation: { folders: { dir: v } }\n  split: { training_share: 0.9 }',
      'data.split.training_share: changes nothing: data.validation is given, so nothing is split off',
    ],
    [
      '  patch_size_px: 96\n  label_size_px: 128',
      'data.label_size_px: must be at most data.patch_size_px, 96, not 128',
    ],
    [
      '  sampling: { hard_negatives_added: 5 }',
      'data.sampling.hard_negatives_added: needs hard_negative_every_epochs, without which there are no rounds',
    ],
    ['hyperparameters: { momentum: 0.9 }', 'hyperparameters.momentum: is of `optimizer: sgd` alone'],
    ['hyperparameters: { focal_gamma: 2, loss: weighted }', 'hyperparameters.focal_gamma: is of `loss: focal` alone'],
    [
      'hyperparameters: { tumour_weight: 2 }',
      'hyperparameters.tumour_weight: is of `loss: weighted` and `loss: focal` alone',
    ],
    [
      'hyperparameters: { recipe: method, warm_up_share: 0.1 }',
      'hyperparameters.warm_up_share: is of `schedule: one-cycle` alone',
    ],
    ['hyperparameters: { down_para: 2 }', 'hyperparameters.down_para: is of `architecture: inceptionv3` alone'],
    [
      'hyperparameters: { label_smoothing: 0 }',
      'hyperparameters.label_smoothing: must be above 0 and at most 0.5, not 0; leave the key out for the default',
    ],
  ])('%s is a misunderstanding', async (lines, problem) => {
    const problems = await problemsOf(`${GOOD}${lines}\n`);
    expect(problems.map((text) => text.replace(/^F:\d+:\d+: /, ''))).toEqual([problem]);
  });

  it.each([
    ['a: [1\nb: 2', 'F:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['seed: 1\nseed: 2', 'F:2:1: Map keys must be unique'],
    ['- simplenet', 'F:1:1: is not a mapping of keys'],
  ])('%j is no YAML mapping', async (text, problem) => {
    expect(await problemsOf(text)).toEqual([problem]);
  });

  it('that is well is well, with dates, anchors and comments where they belong', async () => {
    expect(await problemsOf(`${GOOD}  sampling: &s {}\n# the end\n`)).toEqual([]);
  });
});

describe('sentinode train --check', () => {
  it('says what would be sent, without a server', async () => {
    const { code, stdout } = await runCommand(['train', await put(GOOD), '--check']);
    expect(code).toBe(0);
    expect(stdout).toContain(`training    folders: ${join(folder, 'patches')}\n`);
  });

  it('ends with 2 and the places in the text and in JSON', async () => {
    const file = await put(`${GOOD}seeds: 1\n`);
    const { code, stderr } = await runCommand(['train', file, '--check']);
    expect(code).toBe(2);
    expect(stderr).toContain(`\n  ${file}:6:1: seeds: is no key here.`);
    const { records } = await runCommand(['train', file, '--check', '--json']);
    expect(records()).toMatchObject([
      { error: { reason: 'CONFIG_INVALID', fields: [{ field: 'seeds', place: `${file}:6:1` }] } },
    ]);
  });

  it('names a file that is not there', async () => {
    const { code, stderr } = await runCommand(['train', join(folder, 'none.yaml'), '--check']);
    expect(code).toBe(4);
    expect(stderr).toContain('FILE_NOT_FOUND');
  });

  it('without file and flags says what to give', async () => {
    const { stderr } = await runCommand(['train', '--check']);
    expect(stderr).toContain(
      'architecture: is missing; it must be one of simplenet, inceptionv3, unet (or --architecture)',
    );
    expect(stderr).toContain('(or --train, --patch-list, --cohort and --mpp)');
  });
});
