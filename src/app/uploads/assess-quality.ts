import { abortError } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Spacing } from '../../domain/image.js';
import { unmeasuredQuality } from '../../domain/quality/judge-quality.js';
import type { SlideQuality } from '../../domain/quality/slide-quality.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import type { AppPorts } from '../app-ports.js';

/** The caller waits for its slide: what takes longer, as huge JPEG 2000 levels may, is not worth the wait. */
const MAX_ASSESS_MS = 5_000;

/**
 * A slide whose quality cannot be measured is registered all the same, and says so: what is broken in it, prediction
 * reports by its own error. Throws when the caller has gone or the server is about to.
 */
export async function assessQuality(
  { compute, log }: Pick<AppPorts, 'compute' | 'log'>,
  files: SlideFileSet,
  spacing: Spacing | undefined,
  signal: AbortSignal,
): Promise<SlideQuality> {
  const late = AbortSignal.timeout(MAX_ASSESS_MS);
  try {
    return await compute.assessSlide(files, spacing, AbortSignal.any([signal, late]));
  } catch (error) {
    if (signal.aborted) throw abortError(signal);
    if (late.aborted) return unmeasuredQuality(`it took longer than ${MAX_ASSESS_MS / 1000} s`);
    if (!isOfTheSlide(error)) throw error;
    log.warn({ err: error }, 'the quality of a slide could not be measured');
    return unmeasuredQuality('a part of the slide could not be read');
  }
}

function isOfTheSlide(error: unknown): boolean {
  return error instanceof AppError && (error.reason.startsWith('SLIDE_') || error.reason === 'ENGINE_CRASHED');
}
