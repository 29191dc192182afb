import type { RunLimited } from '../domain/async/limit-concurrency.js';
import type { TileCache } from './tile-cache.js';

/** What all open slides of the process share. */
export interface SharedDecoding {
  readonly cache: TileCache;
  readonly runLimited: RunLimited;
}
