// `sentinode models reduce`: a version in another precision, with what that changed measured beside it.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ReduceModelResult, SentinodeClient } from '@sentinode/client';
import { serverAddress, withLastingServer } from '../connection/with-client.js';
import type { CliContext } from '../context.js';
import { resultOf } from '../evaluate/result-of.js';
import { seconds } from '../output/format.js';
import { plainRecord } from '../output/plain-record.js';
import { progressViewOf } from '../output/progress-view-of.js';
import type { ProgressView } from '../output/progress-view.js';
import { outcomeNotes } from './outcome-notes.js';
import { reductionText } from './reduction-text.js';

export interface ReduceModelOptions {
  readonly precision: string;
  readonly calibrate?: string;
  readonly validate: string;
  readonly test?: string;
  readonly tumourClass?: readonly string[];
}

const HELP = `
int8 needs engine onnx, bfloat16 and float16 need engine tensorflow, to be made and to be served. The new version is named
<name>-<precision>, such as simplenet-int8/1, and nothing serves it until it is loaded or promoted by that name. Members of
an ensemble are never exchanged for it: fit an ensemble with it as a member instead.

Folders are the server's own paths, below one of its training roots; of a server that is started for the call
(--data-dir) they are this machine's. They hold one folder a class: tumor (or tumour) and normal.

Examples:
  sentinode models reduce simplenet --precision int8 --calibrate patches/train --validate patches/validation --data-dir data
  sentinode models load simplenet-int8 --server localhost:50051
  sentinode models fit-ensemble --member simplenet-int8/1 inceptionv3-int8/1 --slides truth.csv --server localhost:50051`;

export function addReduceOptions(command: Command): Command {
  return command
    .requiredOption('--precision <name>', 'int8, bfloat16 or float16')
    .option('--calibrate <folder>', 'patches that choose the ranges of int8; 512 of them at most')
    .requiredOption('--validate <folder>', 'labelled patches that the change is measured on')
    .option('--test <folder>', 'labelled patches that are measured too, apart')
    .option('--tumour-class <names...>', 'folders that count as tumour; tumor and tumour by default')
    .addHelpText('after', HELP);
}

export async function reduceModel(model: string, given: ReduceModelOptions, context: CliContext): Promise<void> {
  const options = onThisMachine(context, given);
  const view = progressViewOf(context, 'reduce');
  const roots = [options.calibrate, options.validate, options.test].filter((root) => root !== undefined);
  try {
    await withLastingServer(
      context,
      async ({ client }) => {
        const result = await reduceOnServer(client, model, options, context, view);
        view.end();
        await show(result, context);
      },
      { serverFlags: roots.flatMap((root) => ['--training-root', root]) },
    );
  } finally {
    view.end();
  }
}

/** A server that is started for the call shares this machine's files; another has its own. */
function onThisMachine(context: CliContext, options: ReduceModelOptions): ReduceModelOptions {
  if (serverAddress(context) !== undefined) return options;
  const { calibrate, validate, test } = options;
  return {
    ...options,
    ...(calibrate !== undefined && { calibrate: resolve(calibrate) }),
    validate: resolve(validate),
    ...(test !== undefined && { test: resolve(test) }),
  };
}

async function reduceOnServer(
  client: SentinodeClient,
  model: string,
  { precision, calibrate, validate, test, tumourClass }: ReduceModelOptions,
  { signal }: CliContext,
  view: ProgressView,
): Promise<ReduceModelResult> {
  const tumourClasses = [...(tumourClass ?? [])];
  const folder = (dir: string): { dir: string; tumourClasses: string[] } => ({ dir, tumourClasses });
  const request = {
    model,
    precision,
    ...(calibrate !== undefined && { calibration: folder(calibrate) }),
    validation: folder(validate),
    ...(test !== undefined && { test: folder(test) }),
  };
  return await resultOf<ReduceModelResult>('reduction', client.training.reduceModel(request, { signal }), view);
}

async function show(result: ReduceModelResult, { output }: CliContext): Promise<void> {
  const { model, ...rest } = result;
  if (model === undefined) return;
  const { manifestJson: _manifest, ...facts } = model;
  await output.result({ ...plainRecord(facts), ...plainRecord(rest) }, () =>
    [
      reductionText(model),
      ...outcomeNotes(result),
      `made in ${seconds(result.seconds)}; to serve it: sentinode models load ${model.name}/${model.version}`,
    ].join('\n'),
  );
}
