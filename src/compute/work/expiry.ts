import { AppError } from '../../domain/errors/app-error.js';
import { machineMs } from '../../process/machine-clock.js';

/** Work that nobody waits for any more is not done, even where its cancellation has not come through yet. */
export function hasExpired(expiresMs: number | undefined): boolean {
  return expiresMs !== undefined && machineMs() >= expiresMs;
}

export function throwIfExpired(expiresMs: number | undefined): void {
  if (hasExpired(expiresMs)) throw expiredError();
}

export function expiredError(): AppError {
  return new AppError('DEADLINE_EXCEEDED', 'the deadline passed while the patches waited for the engine');
}
