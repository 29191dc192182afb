import { invalidField } from '../domain/errors/invalid-field.js';
import type { PageRequest } from '../ports/record-store.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;

/** 0 means the default, and more than there may be means the most (AIP-158); throws INVALID_FIELD below 0. */
export function boundedPage({ pageSize, pageToken }: PageRequest): PageRequest {
  if (!Number.isInteger(pageSize) || pageSize < 0) {
    throw invalidField('page_size', `must be from 0 to ${MAX_PAGE_SIZE}`);
  }
  return { pageSize: Math.min(pageSize === 0 ? DEFAULT_PAGE_SIZE : pageSize, MAX_PAGE_SIZE), pageToken };
}
