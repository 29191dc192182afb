import type { Span, Tracing } from '../ports/tracing.js';

const NO_SPAN: Span = { context: undefined, end: () => undefined };
const NO_FIELDS = {};

/** For a process whose traces nobody collects. */
export const NO_TRACING: Tracing = {
  begin: () => NO_SPAN,
  inside: (_, work) => work(),
  current: () => undefined,
  logFields: () => NO_FIELDS,
};
