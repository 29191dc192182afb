// `sentinode predict`: from slide files to predictions, one slide after the other.
import type { SentinodeClient } from '@sentinode/client';
import type { Command } from 'commander';
import { serverAddress, withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { exactInput, expandInputs, SLIDE_FILES, type Input } from '../inputs/expand-inputs.js';
import { planOutputFiles } from '../predict/output-files.js';
import { predictFile, predictStored, type OutputFiles, type PredictTask } from '../predict/predict-one.js';
import { addPredictOptions, type PredictOptions } from '../predict/predict-options.js';
import { predictionText } from '../predict/prediction-text.js';
import { eachInput } from './each-input.js';

export function addPredict(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('predict')
    .description('predict whole slides; several arguments, folders and patterns are taken one slide after the other')
    .argument('<slide...>', 'slide files, folders of them, or patterns');
  addPredictOptions(command).action(async (slides: string[], options: PredictOptions) => {
    const context = contextOf(command);
    refuseContradictions(context, options);
    const inputs = await listInputs(slides, options);
    // A server takes seconds to start: not for a slip of the pen.
    if (inputs.every(({ problem }) => problem !== undefined)) {
      await eachInput(context, 'slide', inputs, nothing);
      return;
    }
    const files = await planOutputFiles(
      options,
      inputs.map(({ path }) => path),
    );
    await withClient(context, ({ client }) => predictAll(client, inputs, options, files, context));
  });
}

function refuseContradictions(context: CliContext, options: PredictOptions): void {
  const lasting = serverAddress(context) !== undefined || context.globals.dataDir !== undefined;
  if (!lasting && options.keep === true)
    throw usageError('--keep needs --server or --data-dir: a private server keeps nothing');
  if (!lasting && options.slideId === true) throw usageError('--slide-id needs --server or --data-dir');
  if (options.slideId === true && (options.folder === true || options.mpp !== undefined)) {
    throw usageError('--slide-id goes with neither --folder nor --mpp: those belong to the upload');
  }
}

/** Slides are few: the list is made before the server is started, so that a typing error is told at once. */
async function listInputs(slides: readonly string[], { folder, slideId }: PredictOptions): Promise<readonly Input[]> {
  if (slideId === true) return slides.map((path) => ({ path }));
  if (folder === true) return await Promise.all(slides.map(exactInput));
  const inputs: Input[] = [];
  for await (const input of expandInputs(slides, SLIDE_FILES)) inputs.push(input);
  return inputs;
}

async function predictAll(
  client: SentinodeClient,
  inputs: readonly Input[],
  options: PredictOptions,
  files: ReadonlyMap<string, OutputFiles>,
  context: CliContext,
): Promise<void> {
  const predict = options.slideId === true ? predictStored : predictFile;
  await eachInput(context, 'slide', inputs, async (path) => {
    const task: PredictTask = {
      options,
      files: files.get(path) ?? {},
      onResult: (record) => context.output.result(record, () => predictionText(record)),
    };
    await predict(client, path, task, context);
  });
}

async function nothing(): Promise<void> {
  // Every input has a problem, so there is none to work on.
}
