import { describe, expect, it } from 'vitest';
import { backoffMs, retryDelayMs, retryPolicy } from '../../clients/typescript/src/calls/retry-policy.js';
import { isSafeCall } from '../../clients/typescript/src/calls/safe-calls.js';
import { SentinodeError, type SentinodeErrorFacts } from '../../clients/typescript/src/errors/sentinode-error.js';

const policy = retryPolicy({ baseDelayMs: 100, maxDelayMs: 1_000 });

function error(facts: Partial<SentinodeErrorFacts>): SentinodeError {
  return new SentinodeError({ code: 'UNAVAILABLE', message: 'm', method: '/s/m', ...facts });
}

describe('retryPolicy', () => {
  it('never allows more than five attempts nor fewer than one', () => {
    expect(retryPolicy({ maxAttempts: 99 }).maxAttempts).toBe(5);
    expect(retryPolicy({ maxAttempts: 0 }).maxAttempts).toBe(1);
  });
});

describe('backoffMs', () => {
  it('doubles up to the ceiling, and half of it is random', () => {
    expect([1, 2, 3, 4, 5].map((n) => backoffMs(n, policy, 1))).toEqual([100, 200, 400, 800, 1_000]);
    expect([1, 2, 3, 4, 5].map((n) => backoffMs(n, policy, 0))).toEqual([50, 100, 200, 400, 500]);
  });
});

describe('retryDelayMs', () => {
  it('retries UNAVAILABLE with back-off', () => {
    expect(retryDelayMs(error({}), 2, policy, 1)).toBe(200);
  });

  it.each(['CANCELLED', 'DEADLINE_EXCEEDED', 'DATA_LOSS', 'INVALID_ARGUMENT', 'NOT_FOUND', 'INTERNAL'] as const)(
    'never retries %s',
    (code) => {
      expect(retryDelayMs(error({ code }), 1, policy, 0.5)).toBeUndefined();
    },
  );

  it('waits at least as long as RetryInfo asks, and only retries a full queue when it does', () => {
    expect(retryDelayMs(error({ code: 'RESOURCE_EXHAUSTED', retryAfterMs: 1_500 }), 1, policy, 0)).toBe(1_500);
    expect(retryDelayMs(error({ code: 'RESOURCE_EXHAUSTED', retryAfterMs: 1_500 }), 1, policy, 1)).toBe(1_600);
    expect(retryDelayMs(error({ code: 'RESOURCE_EXHAUSTED' }), 1, policy, 0)).toBeUndefined();
  });

  it('obeys push-back before all else', () => {
    expect(retryDelayMs(error({ pushbackMs: 7, retryAfterMs: 1_500 }), 1, policy, 0)).toBe(7);
    expect(retryDelayMs(error({ pushbackMs: -1 }), 1, policy, 0)).toBeUndefined();
  });

  it('leaves what is no error of a call alone', () => {
    expect(retryDelayMs(new TypeError('x'), 1, policy, 0)).toBeUndefined();
  });
});

describe('isSafeCall', () => {
  it('knows CreateUpload by its request_id', () => {
    const path = '/sentinode.v1.SlideService/CreateUpload';
    expect(isSafeCall(path, { header: { requestId: 'a' } })).toBe(true);
    expect(isSafeCall(path, { header: { requestId: '' } })).toBe(false);
    expect(isSafeCall(path, {})).toBe(false);
  });

  it.each([
    'SlideService/DeleteSlide',
    'ModelService/LoadModel',
    'ModelService/UnloadModel',
    'ModelService/ReloadModel',
  ])('sends %s once', (method) => {
    expect(isSafeCall(`/sentinode.v1.${method}`, {})).toBe(false);
  });

  it.each(['SlideService/GetSlide', 'PredictionService/ScorePatches', 'PredictionService/CancelPrediction'])(
    'may repeat %s',
    (method) => {
      expect(isSafeCall(`/sentinode.v1.${method}`, {})).toBe(true);
    },
  );
});
