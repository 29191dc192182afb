// `sentinode train`: a network on labelled patches or slides, its course on stdout as it goes.
import type { Command } from 'commander';
import { isLoopback } from '../../config.js';
import { serverAddress, withClient } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { usageError } from '../errors/cli-error.js';
import { addTrainOptions, type TrainOptions } from '../train/add-train-options.js';
import { trainJsonSchema } from '../train/config/train-schema.js';
import { locateRefusal } from '../train/locate-refusal.js';
import { planTrain, type TrainPlan } from '../train/plan-train.js';
import { planText } from '../train/plan-text.js';
import { openRunLog } from '../train/log/run-log.js';
import { runToEnd, type RunToEnd } from '../train/run-to-end.js';

export function addTrain(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('train')
    .description('train a network from a training file or flags, and register the result')
    .usage('[options] [CONFIG.yaml]');
  addTrainOptions(command).action(async (file: string | undefined, options: TrainOptions) => {
    const context = contextOf(command);
    if (options.schema === true) {
      await context.output.result(trainJsonSchema(), () => JSON.stringify(trainJsonSchema(), undefined, 2));
      return;
    }
    await planAndTrain(file, options, context);
  });
}

async function planAndTrain(file: string | undefined, options: TrainOptions, context: CliContext): Promise<void> {
  const address = serverAddress(context);
  const sameDisk = address === undefined || isLoopback(hostOf(address));
  const plan = await planTrain({ options, sameDisk, ...(file !== undefined && { file }) });
  if (options.check === true) {
    await context.output.result({ valid: true, request: plan.request }, () => planText(file, plan.request));
    return;
  }
  const { trainingRoot = [] } = options;
  if (address !== undefined && trainingRoot.length > 0) {
    throw usageError('--training-root is for a server that is started here; one that runs was given its own at start');
  }
  // Before anything is started: a log that cannot be is told at once.
  const log = options.logDir === undefined ? undefined : await openRunLog(options.logDir);
  await withClient(context, ({ client }) => train({ client, plan, context, log }), {
    // The server reads only below its training roots; what it trains must outlive it.
    serverFlags: [...plan.roots, ...trainingRoot].flatMap((root) => ['--training-root', root]),
    dataDir: 'data',
  });
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

async function train(run: RunToEnd & { readonly plan: TrainPlan }): Promise<void> {
  try {
    await runToEnd(run);
  } catch (error) {
    throw locateRefusal(error, run.plan);
  }
}
