import { AppError } from '../errors/app-error.js';

/** Training data as a whole that cannot be used. */
export function dataInvalid(problem: string, cause?: unknown): AppError {
  return new AppError('TRAINING_DATA_INVALID', `training data: ${problem}`, { cause });
}
