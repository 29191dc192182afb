// The resumable upload: whatever breaks in between, it goes on from what the server has made durable.
import { randomUUID } from 'node:crypto';
import type { RetryPolicy } from '../calls/retry-policy.js';
import { UploadState, type Slide, type UploadHeader } from '../gen/sentinode/v1/slide.js';
import { present } from '../present.js';
import type { SlideClient } from '../service-clients.js';
import { dropUpload, isLost } from './drop-upload.js';
import { sha256OfFile } from './sha256-of-file.js';
import { sourceFiles, type UploadInput } from './upload-file.js';
import { persist, startSession, type UploadSession, type UploadSlideOptions } from './upload-session.js';
import { writeUpload } from './write-upload.js';

/** The server hashes gigabytes and probes the slide before it answers. */
const FINISH_TIMEOUT_MS = 600_000;

/**
 * Uploads one slide: one file, or a set whose first file is the one to open.
 * Throws a `SentinodeError` when the server refuses it, and what `node:fs` throws when a file cannot be read.
 */
export async function uploadSlide(
  slides: SlideClient,
  policy: RetryPolicy,
  input: UploadInput | readonly UploadInput[],
  options: UploadSlideOptions = {},
): Promise<Slide> {
  const files = await sourceFiles(isList(input) ? input : [input]);
  const session = startSession(slides, policy, files, options);
  const header = await describe(session);
  const { upload } = await persist(session, () => slides.createUpload({ header }, session.callOptions));
  const created = present(upload, 'CreateUpload');
  try {
    if (created.state === UploadState.ACTIVE) await writeUpload(session, created);
    return await finishUpload(session, created.id);
  } catch (error) {
    if (isLost(error, options)) await dropUpload(slides, created.id);
    throw error;
  }
}

function isList(input: UploadInput | readonly UploadInput[]): input is readonly UploadInput[] {
  return Array.isArray(input);
}

async function describe(session: UploadSession): Promise<UploadHeader> {
  const { options } = session;
  const files = [];
  let hashedBytes = 0;
  const onBytes = (count: number): void => {
    hashedBytes += count;
    session.report('hashing', hashedBytes, 0);
  };
  for (const file of session.files) {
    const sha256 = await sha256OfFile(file, onBytes, options.signal);
    files.push({ name: file.name, sizeBytes: file.sizeBytes, sha256 });
  }
  return {
    files,
    spacingOverride: options.spacing,
    spacingFromObjective: options.spacingFromObjective ?? false,
    displayName: options.displayName ?? '',
    requestId: options.requestId ?? randomUUID(),
  };
}

async function finishUpload(session: UploadSession, uploadId: string): Promise<Slide> {
  session.report('finishing', session.totalBytes, session.totalBytes);
  const callOptions = { ...session.callOptions, timeoutMs: FINISH_TIMEOUT_MS };
  const { slide } = await persist(session, () => session.slides.finishUpload({ uploadId }, callOptions));
  return present(slide, 'FinishUpload');
}
