import type { BlobStore } from '../../src/ports/blob-store.js';
import type { MetadataStore } from '../../src/ports/record-store.js';

export interface OpenStores {
  readonly metadata: MetadataStore;
  readonly blobs: BlobStore;
  close(): Promise<void>;
}

/** Opens the stores on the same data each time within one test. */
export interface StoreUnderTest {
  open(): Promise<OpenStores>;
  remove(): Promise<void>;
}

export type Stores = () => OpenStores;
export type Reopen = () => Promise<void>;
