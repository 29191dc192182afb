import { describe, expect, it } from 'vitest';
import { isSafeCall } from '../../clients/typescript/src/calls/safe-calls.js';
import * as client from '../../clients/typescript/src/index.js';

interface Method {
  readonly name: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
}

interface Service {
  readonly fullName: string;
  readonly methods: Readonly<Record<string, Method>>;
}

/** Every service that the client gives, also one that is new. */
const services = Object.values(client as Readonly<Record<string, unknown>>).filter(
  (value): value is Service => typeof value === 'object' && value !== null && 'fullName' in value,
);

/** Unary methods by full path. */
const unary = services.flatMap(({ fullName, methods }) =>
  Object.values(methods)
    .filter(({ requestStream, responseStream }) => !requestStream && !responseStream)
    .map(({ name }) => `/${fullName}/${name}`),
);

describe('safe calls', () => {
  it('are all that only look, in every service', () => {
    const looking = unary.filter((path) => /\/(Get|List|Check)[A-Za-z]*$/.test(path));
    expect(looking.length).toBeGreaterThan(10);
    expect(looking.filter((path) => !isSafeCall(path, {}))).toEqual([]);
  });

  it('are none that could do something twice', () => {
    const changing = unary.filter((path) => /\/(Delete|Load|Unload|Reload|Create|Resume)[A-Za-z]*$/.test(path));
    expect(changing.length).toBeGreaterThan(4);
    // One that is gone counts as deleted, so that a second try changes and says nothing else.
    expect(changing.filter((path) => isSafeCall(path, {}))).toEqual(['/sentinode.v1.SlideService/DeleteUpload']);
  });

  it('include ImportSlide with a request_id', () => {
    const path = '/sentinode.v1.SlideService/ImportSlide';
    expect(isSafeCall(path, { requestId: 'r' })).toBe(true);
    expect(isSafeCall(path, { archive: 'a' })).toBe(false);
  });

  it('include CreateUpload with a request_id, which makes it idempotent', () => {
    const path = '/sentinode.v1.SlideService/CreateUpload';
    expect(isSafeCall(path, { header: { requestId: 'r' } })).toBe(true);
    expect(isSafeCall(path, { header: { requestId: '' } })).toBe(false);
  });
});
