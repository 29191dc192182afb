// What crosses between the service and a reduction child; one piece of work a child.
import type { ReductionEvent } from '../../ports/reducer.js';
import type { WireError } from '../../process/wire-error.js';

export type ReductionReply =
  { readonly type: 'event'; readonly event: ReductionEvent } | { readonly type: 'failed'; readonly error: WireError };
