import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { fromStoredError, toStoredError, type StoredError } from '../../../src/domain/errors/stored-error.js';

describe('a stored error', () => {
  it('is thrown again as it was', () => {
    const said = {
      metadata: { limit: '2' },
      retryAfterMs: 30,
      fieldViolations: [{ field: 'slides', description: 'are missing' }],
    };
    const error = new AppError('QUEUE_FULL', 'full', said);
    const stored = JSON.parse(JSON.stringify(toStoredError(error))) as StoredError;
    expect(fromStoredError(stored)).toMatchObject({ reason: 'QUEUE_FULL', message: 'full', ...said });
    expect(fromStoredError(stored, { runId: 'r' }).metadata).toEqual({ limit: '2', runId: 'r' });
  });

  it('says no more than the error did', () => {
    expect(toStoredError(new AppError('CANCELLED', 'gone'))).toEqual({
      reason: 'CANCELLED',
      message: 'gone',
      metadata: {},
    });
  });

  it('of a row of before has what the row has', () => {
    const stored = { reason: 'ENGINE_CRASHED', message: 'killed', metadata: {}, fieldViolations: [] } as const;
    expect(fromStoredError(stored)).toMatchObject({ ...stored, retryAfterMs: undefined });
  });
});
