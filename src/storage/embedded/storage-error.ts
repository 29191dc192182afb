import { AppError } from '../../domain/errors/app-error.js';

/** What the system calls a disk (or a quota) without room. */
const FULL_CODES: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A retry helps only once an operator made room. */
const FULL_RETRY_AFTER_MS = 60_000;

/**
 * System errors as the service knows them. Their own text names local paths, and with them the names that clients
 * gave their files: neither may reach a log, so that only code and system call stay.
 */
function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = errorCode(error);
  const cause = code === undefined ? error : withoutPath(error, code);
  if (code !== undefined && FULL_CODES.has(code)) {
    return new AppError('STORAGE_FULL', 'the server has no room left', { retryAfterMs: FULL_RETRY_AFTER_MS, cause });
  }
  return new AppError('INTERNAL', 'the server could not read or write its storage', { cause });
}

function withoutPath(error: unknown, code: string): Error {
  const call = error instanceof Error && 'syscall' in error ? String(error.syscall) : 'a system call';
  return Object.assign(new Error(`${code} in ${call}`), { code });
}

export function storageFull(message: string, metadata: Readonly<Record<string, string>>): AppError {
  return new AppError('STORAGE_FULL', message, { retryAfterMs: FULL_RETRY_AFTER_MS, metadata });
}

export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Runs storage work; what fails comes out as an AppError. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}
