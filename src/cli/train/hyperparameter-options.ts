import { Option } from 'commander';
import type { Hyperparameters } from '@sentinode/client';
import { parseInteger, parseNumber } from '../inputs/parse-options.js';

/** As commander gives them; every one has a value: 0 or empty asks for the recipe's own. */
export interface HyperparameterOptions extends Omit<Hyperparameters, 'earlyStopEpochs' | 'lossSizePx' | 'downPara'> {
  readonly earlyStop: number;
  readonly lossSize: number;
  readonly downPara: string;
}

const MAX_COUNT = 0xffff_ffff;
/** A share that is less than the whole. */
const BELOW_ONE = 0.999999;

export function hyperparameterOptions(): readonly Option[] {
  return [
    name('--recipe <name>', 'defaults: those of the shipped models, or the original method’s', ['shipped', 'method']),
    count('--epochs <count>', 'passes over the data', 1_000),
    count('--batch-size <count>', 'patches a step', 1_024),
    name('--optimizer <name>', 'adamw, adam or sgd', ['adamw', 'adam', 'sgd']),
    share('--learning-rate <rate>', 'highest learning rate', 1),
    share('--momentum <share>', 'of sgd', BELOW_ONE),
    share('--weight-decay <share>', 'weight decay', 1),
    share('--clip-norm <norm>', 'largest global norm of the gradient', 1e9),
    name('--schedule <name>', 'learning-rate schedule', ['one-cycle', 'cosine', 'plateau', 'constant']),
    share('--warm-up-share <share>', 'share of the steps in which one-cycle rises', BELOW_ONE),
    name('--loss <name>', 'loss of each pixel', ['cross-entropy', 'weighted', 'focal']),
    share('--tumour-weight <weight>', 'of tumour in a weighted loss, where normal has 1', 1_000),
    share('--focal-gamma <exponent>', 'of the focal loss', 10),
    count('--loss-size <px>', 'side of the centre that the loss covers; the label’s by default', 4_096),
    share('--label-smoothing <share>', 'label smoothing', 0.5),
    share('--average-decay <share>', 'of the averaged weights that are registered', BELOW_ONE),
    name('--down-para <divisor>', 'of InceptionV3’s filter counts', ['1', '2', '4']),
    count('--early-stop <epochs>', 'stop after so many without a better validation AUC', 1_000),
    count('--patches-per-epoch <count>', 'a part of the patches each epoch', MAX_COUNT),
    count('--seed <number>', 'seed of everything random', Number.MAX_SAFE_INTEGER),
  ];
}

export function hyperparametersOf(options: HyperparameterOptions): Hyperparameters {
  const { earlyStop, lossSize, downPara, ...same } = options;
  return {
    recipe: same.recipe,
    epochs: same.epochs,
    batchSize: same.batchSize,
    optimizer: same.optimizer,
    learningRate: same.learningRate,
    momentum: same.momentum,
    weightDecay: same.weightDecay,
    clipNorm: same.clipNorm,
    schedule: same.schedule,
    warmUpShare: same.warmUpShare,
    loss: same.loss,
    tumourWeight: same.tumourWeight,
    focalGamma: same.focalGamma,
    lossSizePx: lossSize,
    labelSmoothing: same.labelSmoothing,
    averageDecay: same.averageDecay,
    downPara: Number(downPara),
    earlyStopEpochs: earlyStop,
    patchesPerEpoch: same.patchesPerEpoch,
    seed: same.seed,
  };
}

const RECIPES_OWN = 'the recipe’s';

function count(flags: string, description: string, max: number): Option {
  return new Option(flags, description).argParser(parseInteger(0, max)).default(0, RECIPES_OWN);
}

function share(flags: string, description: string, max: number): Option {
  return new Option(flags, description).argParser(parseNumber(0, max)).default(0, RECIPES_OWN);
}

function name(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices).default('', RECIPES_OWN);
}
