/** Whether If-None-Match names this validator; weakly compared, as RFC 9110 (13.1.2) wants it for reading. */
export function matchesEntityTag(ifNoneMatch: string | undefined, entityTag: string | undefined): boolean {
  if (ifNoneMatch === undefined || entityTag === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === entityTag);
}
