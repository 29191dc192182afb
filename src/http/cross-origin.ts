// Which other web sites may read this server: none, unless the operator names them.

/** How long a browser may keep the answer to its preflight: the list changes with a restart. */
const PREFLIGHT_SECONDS = 600;

/** Headers of every answer to a request with this Origin. */
export function crossOriginHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (allowed.length === 0) return {};
  // The answer depends on the header, so that a cache must keep the two apart.
  const vary = { Vary: 'Origin' };
  if (origin === undefined || !allowed.includes(origin)) return vary;
  return { ...vary, 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'ETag, Retry-After' };
}

/** What an allowed site's preflight is told beside. */
export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match, X-Request-Id',
  'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
};
