import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Spacing, TrainRequest } from '@sentinode/client';
import { parseInteger, parseMpp, parseNumber } from '../inputs/parse-options.js';

export interface TrainOptions {
  readonly architecture: string;
  readonly train: string;
  readonly validation?: string;
  readonly tumourClass?: readonly string[];
  readonly mpp: Spacing;
  readonly labelSize?: number;
  readonly name?: string;
  readonly initialModel?: string;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
  readonly weightDecay?: number;
  readonly labelSmoothing?: number;
  readonly schedule?: string;
  readonly earlyStop?: number;
  readonly patchesPerEpoch?: number;
  readonly seed?: number;
}

const MAX_COUNT = 0xffff_ffff;

export function addTrainOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--architecture <network>', 'the network')
        .choices(['simplenet', 'inceptionv3', 'unet'])
        .makeOptionMandatory(),
    )
    .requiredOption('--train <folder>', 'labelled patches: one folder a class; a path on the server')
    .option('--validation <folder>', 'the same for validation; a stratified fifth of --train by default')
    .option('--tumour-class <names...>', 'folders that count as tumour; tumor and tumour by default')
    .addOption(new Option('--mpp <x[,y]>', 'pixel size of the patches in µm').argParser(parseMpp).makeOptionMandatory())
    .addOption(
      number('--label-size <px>', 'side of the centre that the label speaks of; the whole patch by default', 0, 4096),
    )
    .option('--name <name>', 'name of the new model; the network’s by default')
    .option('--initial-model <name/version>', 'go on from this version instead of from scratch')
    .addOption(number('--epochs <count>', 'passes over the data', 1, 1_000))
    .addOption(number('--batch-size <count>', 'patches a step', 1, 1_024))
    .addOption(fraction('--learning-rate <rate>', 'highest learning rate', 1))
    .addOption(fraction('--weight-decay <share>', 'decoupled weight decay', 1))
    .addOption(fraction('--label-smoothing <share>', 'label smoothing', 0.5))
    .addOption(new Option('--schedule <name>', 'learning-rate schedule').choices(['one-cycle', 'plateau', 'constant']))
    .addOption(number('--early-stop <epochs>', 'stop after so many without a better validation AUC', 0, 1_000))
    .addOption(number('--patches-per-epoch <count>', 'a part of the patches each epoch', 0, MAX_COUNT))
    .addOption(number('--seed <number>', 'seed of everything random', 0, Number.MAX_SAFE_INTEGER));
}

function number(flags: string, description: string, min: number, max: number): Option {
  return new Option(flags, description).argParser(parseInteger(min, max));
}

function fraction(flags: string, description: string, max: number): Option {
  return new Option(flags, description).argParser(parseNumber(0, max));
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
    hyperparameters: {
      epochs: options.epochs ?? 0,
      batchSize: options.batchSize ?? 0,
      learningRate: options.learningRate ?? 0,
      weightDecay: options.weightDecay ?? 0,
      labelSmoothing: options.labelSmoothing ?? 0,
      schedule: options.schedule ?? '',
      earlyStopEpochs: options.earlyStop ?? 0,
      patchesPerEpoch: options.patchesPerEpoch ?? 0,
      seed: options.seed ?? 0,
    },
  };
}
