import { MIN_OF_A_CLASS, requireClasses } from '../../domain/ensemble/labelled-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { SkippedList } from '../evaluation/skipped-list.js';

/** Named in the message; the result, which names more, does not come. */
const NAMED = 3;

/** Throws ENSEMBLE_DATA_INVALID when too few samples are left, telling what became of the others. */
export function requireEnough(name: string, positive: readonly boolean[], skipped: SkippedList): void {
  try {
    requireClasses(name, positive, MIN_OF_A_CLASS);
  } catch (error) {
    if (!(error instanceof AppError) || skipped.count === 0) throw error;
    const examples = skipped.named.slice(0, NAMED).join('; ');
    const more = skipped.count > NAMED ? '; …' : '';
    throw new AppError(error.reason, `${error.message}; ${skipped.count} left out: ${examples}${more}`, {
      metadata: { ...error.metadata, skipped: String(skipped.count) },
    });
  }
}
