import { z } from 'zod';
import { DOWN_PARAS, LOSSES, OPTIMIZERS, RECIPE_NAMES, SCHEDULES } from '../../../domain/training/hyperparameters.js';
import { above0, choice, mapping, share, whole } from './values.js';

const DOWN_PARA_ERROR = `must be one of ${DOWN_PARAS.join(', ')}`;

/** `TrainRequest.hyperparameters`: what is left out is the recipe's. */
export const hyperparametersSchema = mapping(
  {
    recipe: choice(
      RECIPE_NAMES,
      'Defaults of all other keys: `shipped` trained the shipped models; `method` is the original method, plain in everything.',
    ).optional(),
    epochs: whole(1, 1_000, 'Passes over the data.').optional(),
    batch_size: whole(2, 1_024, 'Patches a step.').optional(),
    patches_per_epoch: whole(
      1,
      2 ** 32 - 1,
      'A part of the patches each epoch; all, or the recipe’s part, by default.',
    ).optional(),
    optimizer: choice(OPTIMIZERS, '`adamw` (the shipped recipe’s), `adam` (the method’s) or `sgd`.').optional(),
    learning_rate: above0(1, 'Highest learning rate.').optional(),
    momentum: share('Of `sgd`; 0.9 by default.').optional(),
    weight_decay: above0(
      1,
      'Weight decay, decoupled from the gradient with `adamw`; the recipe `method` has none.',
    ).optional(),
    clip_norm: above0(1e9, 'Largest global norm of the gradient; the recipe `method` does not clip.').optional(),
    schedule: choice(
      SCHEDULES,
      'Learning-rate schedule: `one-cycle`, `cosine`, `plateau` (half after 3 epochs without a lower validation loss) or `constant`.',
    ).optional(),
    warm_up_share: share('Share of all steps in which the rate of `one-cycle` rises.').optional(),
    loss: choice(LOSSES, '`cross-entropy`, `weighted` by class, or `focal` (weighted too).').optional(),
    tumour_weight: above0(
      1_000,
      'Of tumour in a weighted loss, where normal has 1; both classes weigh the same by default.',
    ).optional(),
    focal_gamma: above0(10, 'Exponent of the focal loss; 2 by default.').optional(),
    loss_size_px: whole(1, 4_096, 'Side of the centre that the loss covers; the label’s area by default.').optional(),
    label_smoothing: above0(0.5, 'Label smoothing; the recipe `method` has none.').optional(),
    average_decay: share(
      'Share of the averaged weights, which are evaluated and registered, that is kept at each step; the recipe `method` does not average.',
    ).optional(),
    early_stop_epochs: whole(
      0,
      1_000,
      'Stop after so many epochs without a better validation AUC; 0 means never.',
    ).optional(),
    down_para: z
      .literal(DOWN_PARAS, { error: DOWN_PARA_ERROR })
      .describe('`inceptionv3` alone: what its filter counts are divided by; 2 by default, 1 is the whole network.')
      .optional(),
    seed: whole(
      0,
      Number.MAX_SAFE_INTEGER,
      'Of everything random; the same seed on the same data repeats a run.',
    ).optional(),
  },
  'How the network is trained; what is left out is the recipe’s.',
);
