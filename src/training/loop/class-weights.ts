import type { LossOptions } from '../loss.js';
import type { TrainingConfig } from '../training-config.js';

/**
 * Weights of the classes in the loss: as configured (normal is 1), or so that both classes weigh the same over the
 * patches of an epoch as they are drawn, and a patch weighs 1 on average.
 */
export function classWeights(
  { loss, tumourWeight }: Pick<TrainingConfig, 'loss' | 'tumourWeight'>,
  tumourShare: number,
): LossOptions['classWeights'] {
  if (loss === 'cross-entropy') return { tumour: 1, normal: 1 };
  if (tumourWeight > 0) return { tumour: tumourWeight, normal: 1 };
  // The data was refused unless both classes are there, but a short epoch may draw one alone.
  const share = Math.min(0.99, Math.max(0.01, tumourShare));
  return { tumour: 0.5 / share, normal: 0.5 / (1 - share) };
}
