import { AppError } from '../../domain/errors/app-error.js';
import type { Trainer } from '../../ports/trainer.js';

/** Throws TRAINING_UNAVAILABLE with what would add it. */
export async function requireTrainer(trainer: Trainer): Promise<void> {
  const remedy = await trainer.unavailability();
  if (remedy !== undefined) throw new AppError('TRAINING_UNAVAILABLE', remedy, { metadata: { remedy } });
}
