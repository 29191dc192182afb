import { describe, expect, it } from 'vitest';
import { SentinodeError, type StatusName } from '../../clients/typescript/src/index.js';
import { usageError } from '../../src/cli/errors/cli-error.js';
import { describeError } from '../../src/cli/errors/describe-error.js';
import { AppError } from '../../src/domain/errors/app-error.js';

function remote(code: StatusName, reason?: string): SentinodeError {
  return new SentinodeError({ code, reason, message: 'm', method: '/s/m' });
}

describe('describeError', () => {
  it.each([
    [remote('FAILED_PRECONDITION', 'SLIDE_TRUNCATED'), 3],
    [remote('INVALID_ARGUMENT', 'PATCH_SIZE_MISMATCH'), 3],
    [remote('NOT_FOUND', 'SLIDE_NOT_FOUND'), 4],
    [remote('UNAVAILABLE'), 5],
    [remote('FAILED_PRECONDITION', 'ENGINE_UNAVAILABLE'), 5],
    [remote('FAILED_PRECONDITION', 'MODEL_NOT_LOADED'), 5],
    [remote('CANCELLED', 'CANCELLED'), 6],
    [remote('DEADLINE_EXCEEDED', 'DEADLINE_EXCEEDED'), 6],
    [remote('RESOURCE_EXHAUSTED', 'QUEUE_FULL'), 7],
    [remote('FAILED_PRECONDITION', 'SLIDE_IN_USE'), 7],
    [remote('UNAUTHENTICATED'), 8],
    [remote('INTERNAL', 'INTERNAL'), 1],
    [usageError('m'), 2],
    [new AppError('CONFIG_INVALID', 'm'), 2],
    [Object.assign(new Error('m'), { code: 'ENOENT' }), 4],
    [Object.assign(new Error('m'), { name: 'AbortError' }), 6],
    [new TypeError('m'), 1],
  ])('%o ends with %i', (error, exitCode) => {
    expect(describeError(error).exitCode).toBe(exitCode);
  });

  it('keeps the server’s facts', () => {
    const error = new SentinodeError({
      code: 'RESOURCE_EXHAUSTED',
      message: 'full',
      method: '',
      reason: 'QUEUE_FULL',
      metadata: { depth: '64' },
      fieldViolations: [{ field: 'f', description: 'd' }],
      retryAfterMs: 1_500,
    });
    expect(describeError(error).record).toEqual({
      reason: 'QUEUE_FULL',
      message: 'full',
      metadata: { depth: '64' },
      fields: [{ field: 'f', description: 'd' }],
      retryAfterSeconds: 1.5,
    });
  });
});
