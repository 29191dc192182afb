const PATTERN = /^[A-Za-z0-9._:-]{1,128}$/;

/** The caller's own id of a call where it is fit for logs and headers. */
export function callerRequestId(value: unknown): string | undefined {
  return typeof value === 'string' && PATTERN.test(value) ? value : undefined;
}
