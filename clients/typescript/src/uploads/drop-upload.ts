import { SentinodeError } from '../errors/sentinode-error.js';
import type { SlideClient } from '../service-clients.js';
import type { UploadSlideOptions } from './upload-session.js';

/** What the server says of a whole upload whose bytes are no slide: the same bytes would be refused again. */
const REFUSALS = new Set([
  'SLIDE_EMPTY',
  'SLIDE_TRUNCATED',
  'SLIDE_FORMAT_UNKNOWN',
  'SLIDE_CORRUPT',
  'SLIDE_UNSUPPORTED',
]);

/** The caller waits for it with its error in hand; what is not dropped expires by itself. */
const DROP_TIMEOUT_MS = 5_000;

/** Whether nobody can take the upload up again: only its caller's own `requestId` finds it. */
export function isLost(error: unknown, { requestId }: UploadSlideOptions): boolean {
  if (requestId === undefined) return true;
  if (!(error instanceof SentinodeError)) return false;
  const isOtherContent = error.reason === 'UPLOAD_CHECKSUM_MISMATCH' && error.method.endsWith('/FinishUpload');
  return isOtherContent || REFUSALS.has(error.reason ?? '');
}

/** Frees the upload's bytes on the server if that can be done at once. */
export async function dropUpload(slides: SlideClient, uploadId: string): Promise<void> {
  await slides.deleteUpload({ uploadId }, { retry: false, timeoutMs: DROP_TIMEOUT_MS }).catch(() => undefined);
}
