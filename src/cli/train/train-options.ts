import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Spacing, TrainRequest } from '@sentinode/client';
import { parseInteger, parseMpp } from '../inputs/parse-options.js';
import { hyperparameterOptions, hyperparametersOf, type HyperparameterOptions } from './hyperparameter-options.js';

export interface TrainOptions extends HyperparameterOptions {
  readonly architecture: string;
  readonly train: string;
  readonly validation?: string;
  readonly tumourClass?: readonly string[];
  readonly mpp: Spacing;
  readonly labelSize?: number;
  readonly name?: string;
  readonly initialModel?: string;
}

export function addTrainOptions(command: Command): Command {
  command
    .addOption(
      new Option('--architecture <network>', 'the network')
        .choices(['simplenet', 'inceptionv3', 'unet'])
        .makeOptionMandatory(),
    )
    .requiredOption('--train <folder>', 'labelled patches: one folder a class; a path on the server')
    .option('--validation <folder>', 'the same for validation; a stratified fifth of --train by default')
    .option('--tumour-class <names...>', 'folders that count as tumour; tumor and tumour by default')
    .addOption(new Option('--mpp <x[,y]>', 'pixel size of the patches in µm').argParser(parseMpp).makeOptionMandatory())
    .option(
      '--label-size <px>',
      'side of the centre that the label speaks of; the whole patch by default',
      parseInteger(0, 4096),
    )
    .option('--name <name>', 'name of the new model; the network’s by default')
    .option('--initial-model <name/version>', 'go on from this version instead of from scratch');
  for (const option of hyperparameterOptions()) command.addOption(option);
  return command;
}

/** What is left out is 0 or empty on the wire: the recipe's default. */
export function trainRequest(options: TrainOptions): TrainRequest {
  return {
    architecture: options.architecture,
    modelName: options.name ?? options.architecture,
    initialModel: options.initialModel ?? '',
    data: undefined,
    requestId: randomUUID(),
    patches: {
      trainingDir: resolve(options.train),
      validationDir: options.validation === undefined ? '' : resolve(options.validation),
      tumourClasses: [...(options.tumourClass ?? [])],
      spacing: options.mpp,
      labelSizePx: options.labelSize ?? 0,
    },
    hyperparameters: hyperparametersOf(options),
  };
}
