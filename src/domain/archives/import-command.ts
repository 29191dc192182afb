import type { SpacingWish } from '../slides/resolve-spacing.js';
import type { SeriesQuery } from './series-query.js';

/** A slide to be registered where it lies. */
export interface ImportSlideCommand extends SpacingWish {
  readonly query: SeriesQuery;
  readonly displayName: string;
  /** Empty when the client wants no idempotency. */
  readonly requestId: string;
}
