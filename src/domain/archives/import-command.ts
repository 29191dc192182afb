import type { Spacing } from '../image.js';
import type { SeriesQuery } from './series-query.js';

/** A slide to be registered where it lies. */
export interface ImportSlideCommand {
  readonly query: SeriesQuery;
  readonly spacingOverride?: Spacing;
  readonly displayName: string;
  /** Empty when the client wants no idempotency. */
  readonly requestId: string;
}
