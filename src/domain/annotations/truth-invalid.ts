import { AppError } from '../errors/app-error.js';

/** A slide's truth that cannot be trusted: `problem` names the place and what is wrong with it. */
export function truthInvalid(problem: string, cause?: unknown): AppError {
  return new AppError('TRAINING_DATA_INVALID', problem, { cause });
}
