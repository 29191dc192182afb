// What goes wrong between us and a server of slides, in words for its operator: no address, no identifier, no answer's
// text, for it may name a patient.
import { AppError } from '../../../domain/errors/app-error.js';

export function unavailable(archive: string, problem: string, cause?: unknown, retryAfterMs?: number): AppError {
  return new AppError('ARCHIVE_UNAVAILABLE', `The archive "${archive}" cannot be read from: ${problem}.`, {
    metadata: { archive },
    cause,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

export function accessDenied(archive: string, problem: string): AppError {
  return new AppError('ARCHIVE_ACCESS_DENIED', `The archive "${archive}" refuses this server: ${problem}.`, {
    metadata: { archive },
  });
}

/** `what` is such as `the series` or `the 3rd of 5 objects of the slide`. */
export function objectNotFound(archive: string, what: string): AppError {
  return new AppError('ARCHIVE_OBJECT_NOT_FOUND', `The archive "${archive}" does not hold ${what}.`, {
    metadata: { archive },
  });
}

export function answerInvalid(archive: string, problem: string, cause?: unknown): AppError {
  return new AppError('ARCHIVE_ANSWER_INVALID', `The archive "${archive}" does not answer as DICOMweb: ${problem}.`, {
    metadata: { archive },
    cause,
  });
}
