const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** What is wrong with an idempotency key, as a field violation says it; undefined when it is well formed or empty. */
export function requestIdProblem(requestId: string): string | undefined {
  if (requestId === '' || REQUEST_ID.test(requestId)) return undefined;
  return 'must be 1 to 128 letters, digits or any of . _ : -';
}
