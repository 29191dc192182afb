import { LOSSES, OPTIMIZERS, RECIPE_NAMES, SCHEDULES } from '../../../domain/training/hyperparameters.js';
import type { Option } from 'commander';
import { keyFlag, nameOption, numberOption, wholeOption, type TrainFlag } from './train-flag.js';

/** Ranges are the schema's (`hyperparameters-schema.ts`), which checks flags and file together. */
const ANY_COUNT = Number.MAX_SAFE_INTEGER;

/** How the network is trained: flag and key of `hyperparameters`. */
export function hyperparameterFlags(): readonly TrainFlag[] {
  return (
    [
      [
        'recipe',
        nameOption('--recipe <name>', 'defaults: those of the shipped models, or the original method’s', RECIPE_NAMES),
      ],
      ['epochs', count('--epochs <count>', 'passes over the data')],
      ['batch_size', count('--batch-size <count>', 'patches a step')],
      ['optimizer', nameOption('--optimizer <name>', 'adamw, adam or sgd', OPTIMIZERS)],
      ['learning_rate', number('--learning-rate <rate>', 'highest learning rate')],
      ['momentum', number('--momentum <share>', 'of sgd')],
      ['weight_decay', number('--weight-decay <share>', 'weight decay')],
      ['clip_norm', number('--clip-norm <norm>', 'largest global norm of the gradient')],
      ['schedule', nameOption('--schedule <name>', 'learning-rate schedule', SCHEDULES)],
      ['warm_up_share', number('--warm-up-share <share>', 'share of the steps in which one-cycle rises')],
      ['loss', nameOption('--loss <name>', 'loss of each pixel', LOSSES)],
      ['tumour_weight', number('--tumour-weight <weight>', 'of tumour in a weighted loss, where normal has 1')],
      ['focal_gamma', number('--focal-gamma <exponent>', 'of the focal loss')],
      ['loss_size_px', count('--loss-size <px>', 'side of the centre that the loss covers; the label’s by default')],
      ['label_smoothing', number('--label-smoothing <share>', 'label smoothing')],
      ['average_decay', number('--average-decay <share>', 'of the averaged weights that are registered')],
      ['down_para', count('--down-para <divisor>', 'of InceptionV3’s filter counts: 1, 2 or 4')],
      ['early_stop_epochs', count('--early-stop <epochs>', 'stop after so many without a better validation AUC')],
      ['patches_per_epoch', count('--patches-per-epoch <count>', 'a part of the patches each epoch')],
      ['seed', count('--seed <number>', 'seed of everything random')],
    ] as const
  ).map(([key, option]) => keyFlag(option, `hyperparameters.${key}`));
}

function count(flags: string, help: string): Option {
  return wholeOption(flags, help, 0, ANY_COUNT);
}

function number(flags: string, help: string): Option {
  return numberOption(flags, help, Number.MAX_VALUE);
}
