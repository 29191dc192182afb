import { AppError } from '../../domain/errors/app-error.js';

/** Why the slide alone is at fault; throws the error when it is not. `isGone` tells whether the slide was deleted. */
export async function reasonToSkip(error: unknown, isGone: () => Promise<boolean>): Promise<string> {
  if (error instanceof AppError && (error.reason === 'CANCELLED' || error.reason === 'SERVER_DRAINING')) throw error;
  const isOfTheSlide = error instanceof AppError && /^(SLIDE_|MISSING_SPACING$)/.test(error.reason);
  if (isOfTheSlide) return error.message;
  if (await isGone()) return 'the slide was deleted meanwhile';
  throw error;
}
