// `sentinode train`: a network on folders of labelled patches, its course on stdout as it goes.
import type { SentinodeClient } from '@sentinode/client';
import type { Command } from 'commander';
import { withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { addTrainOptions, trainRequest, type TrainOptions } from '../train/train-options.js';
import { watchRun } from '../train/watch-run.js';

export function addTrain(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('train')
    .description('train a network on labelled patches and register the result; needs the tensorflow engine')
    .addHelpText('after', '\nCtrl-C stops the run at a checkpoint; a lost connection leaves it going.');
  addTrainOptions(command).action(async (options: TrainOptions) => {
    const context = contextOf(command);
    const folders = [options.train, ...(options.validation === undefined ? [] : [options.validation])];
    await withClient(context, ({ client }) => train(client, options, context), {
      // The server reads only below its training roots; what it trains must outlive it.
      serverFlags: folders.flatMap((folder) => ['--training-root', folder]),
      dataDir: 'data',
    });
  });
}

async function train(client: SentinodeClient, options: TrainOptions, context: CliContext): Promise<void> {
  const { signal, output } = context;
  let id: string | undefined;
  try {
    const events = client.training.train(trainRequest(options), { signal });
    await watchRun(events, context, (runId) => {
      id = runId;
    });
  } catch (error) {
    if (signal.aborted && id !== undefined) {
      output.note('stopping the run at a checkpoint …');
      await client.training.cancelTraining({ runId: id });
      output.note(`run ${id} is stopped; \`sentinode runs resume\` goes on with it`);
    }
    throw error;
  }
}
