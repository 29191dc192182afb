// Idempotency: one request id is one thing of its kind, and only of the same request.
import { AppError } from '../domain/errors/app-error.js';
import { invalidField } from '../domain/errors/invalid-field.js';
import { requestIdProblem } from '../domain/request-id.js';
import type { MetadataStore, RequestIdStore } from '../ports/record-store.js';

type ClaimStore = Pick<MetadataStore, 'requestIds'>;

/** A kind of things that are claimed. Its names of the two parts stand in what is stored. */
export interface ClaimKind {
  readonly scope: string;
  /** Of the thing's id, also in an error's metadata. */
  readonly idName: string;
  /** Of the request's digest, by which the same key with another request is noticed. */
  readonly digestName: string;
  /** Path of the request id in the request. */
  readonly field: string;
  /** What the thing is and what of the request must be the same, such as `a prediction` and `parameters`. */
  readonly thing: string;
  readonly difference: string;
}

export interface Claimant {
  readonly tenant: string;
  /** Empty: no claim. */
  readonly requestId: string;
  readonly id: string;
}

export interface RequestClaim<T> extends Claimant {
  /** Of the request; asked only when there is a key. */
  readonly digest: () => string;
  /** The thing of that id when it can still be answered with; without it the key is free again. */
  readonly living: (id: string) => Promise<T | undefined>;
}

/**
 * The thing to answer with, or undefined when the claimant's is to be created under the key.
 * Call under the request id's lock. Throws REQUEST_ID_REUSED, INVALID_FIELD.
 */
export async function claimRequestId<T extends { readonly id: string }>(
  store: ClaimStore,
  kind: ClaimKind,
  claim: RequestClaim<T>,
): Promise<T | undefined> {
  if (claim.requestId === '') return undefined;
  requireRequestId(claim.requestId, kind.field);
  const digest = claim.digest();
  const held = await holder(store.requestIds, kind, claim, digest);
  if (held.id === claim.id) return undefined;
  const found = await claim.living(held.id);
  if (found === undefined) {
    await store.requestIds.release(claim.tenant, kind.scope, claim.requestId);
    return claimRequestId(store, kind, claim);
  }
  if (held.digest === digest) return found;
  throw reused(kind, found.id);
}

/** Leaves a key alone that something later has claimed. */
export async function releaseRequestId(store: ClaimStore, kind: ClaimKind, claimant: Claimant): Promise<void> {
  const { tenant, requestId, id } = claimant;
  if (requestId === '') return;
  if ((await holder(store.requestIds, kind, claimant, '')).id === id) {
    await store.requestIds.release(tenant, kind.scope, requestId);
  }
}

async function holder(
  requestIds: RequestIdStore,
  { scope, idName, digestName }: ClaimKind,
  { tenant, requestId, id }: Claimant,
  digest: string,
): Promise<{ readonly id: string; readonly digest: string }> {
  const wanted = JSON.stringify({ [idName]: id, [digestName]: digest });
  const held = JSON.parse(await requestIds.claim(tenant, scope, requestId, wanted)) as Record<string, string>;
  return { id: held[idName] ?? '', digest: held[digestName] ?? '' };
}

function requireRequestId(requestId: string, field: string): void {
  const description = requestIdProblem(requestId);
  if (description === undefined) return;
  throw invalidField(field, description);
}

function reused({ idName, field, thing, difference }: ClaimKind, id: string): AppError {
  return new AppError('REQUEST_ID_REUSED', `this request_id belongs to ${thing} with ${difference}`, {
    metadata: { [idName]: id },
    fieldViolations: [{ field, description: `was used with ${difference}` }],
  });
}
