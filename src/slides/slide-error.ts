import { AppError } from '../domain/errors/app-error.js';

export function corrupt(message: string, metadata: Readonly<Record<string, string>> = {}, cause?: unknown): AppError {
  return new AppError('SLIDE_CORRUPT', `The slide is corrupt: ${message}.`, { metadata, cause });
}

export function truncated(message: string, metadata: Readonly<Record<string, string>> = {}): AppError {
  return new AppError('SLIDE_TRUNCATED', `The slide is cut off: ${message}.`, { metadata });
}

export function unsupported(message: string, metadata: Readonly<Record<string, string>> = {}): AppError {
  return new AppError('SLIDE_UNSUPPORTED', `The slide cannot be read: ${message}.`, { metadata });
}
