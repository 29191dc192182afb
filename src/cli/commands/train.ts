// `sentinode train`: a network on folders of labelled patches, its course on stdout as it goes.
import type { TrainResponse } from '@sentinode/client';
import type { Command } from 'commander';
import { withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { createProgressView } from '../output/progress-view.js';
import { addTrainOptions, trainRequest, type TrainOptions } from '../train/train-options.js';
import { trainingRecord } from '../train/training-record.js';
import { showStep, trainingText } from '../train/training-text.js';

export function addTrain(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('train')
    .description('train a network on labelled patches and register the result; needs the tensorflow engine');
  addTrainOptions(command).action(async (options: TrainOptions) => {
    const context = contextOf(command);
    const folders = [options.train, ...(options.validation === undefined ? [] : [options.validation])];
    await withClient(
      context,
      ({ client }) => train(client.training.train(trainRequest(options), { signal: context.signal }), context),
      {
        // The server reads only below its training roots; what it trains must outlive it.
        serverFlags: folders.flatMap((folder) => ['--training-root', folder]),
        dataDir: 'data',
      },
    );
  });
}

async function train(events: AsyncIterable<TrainResponse>, { output, globals }: CliContext): Promise<void> {
  const view = createProgressView({ stream: output.stderr, quiet: globals.quiet ?? false, subject: 'train' });
  const steps = showStep(view);
  try {
    for await (const response of events) {
      steps(response);
      const text = trainingText(response);
      if (text === undefined) continue;
      view.end();
      await output.result(trainingRecord(response), () => text);
    }
  } finally {
    view.end();
  }
}
