import { AppError } from '../../domain/errors/app-error.js';
import type { Upload, UploadSpec } from '../../domain/uploads/upload.js';
import { releaseUploadClaim } from './claim-upload.js';
import { MAX_OPEN_UPLOADS, UPLOAD_RETRY_AFTER_MS } from './upload-limits.js';
import type { UploadPorts } from './upload-ports.js';

/** Makes room on disk, then the row, so that a row always has its staging. Undone as a whole when a step fails. */
export async function openUpload(
  ports: UploadPorts,
  uploadId: string,
  tenant: string,
  spec: UploadSpec,
  signal: AbortSignal,
): Promise<Upload> {
  const upload = await openRowlessUpload(ports, uploadId, tenant, spec, signal);
  try {
    await ports.metadata.uploads.put(upload);
    return upload;
  } catch (error) {
    await dropUpload(ports, upload);
    throw error;
  }
}

/** Without a row nothing of the upload outlives this process: a start removes stagings that have none. */
export async function openRowlessUpload(
  ports: UploadPorts,
  uploadId: string,
  tenant: string,
  spec: UploadSpec,
  signal: AbortSignal,
): Promise<Upload> {
  const now = ports.clock.now();
  const row: Upload = {
    id: uploadId,
    tenant,
    spec,
    state: 'active',
    files: [],
    createTimeMs: now,
    expireTimeMs: now + ports.settings.uploadTtlMs,
  };
  try {
    await requireRoomForOneMore(ports);
    await ports.blobs.createStaging(uploadId, spec.files, signal);
    return row;
  } catch (error) {
    await dropUpload(ports, row);
    throw error;
  }
}

/** Nothing is left of the upload. Bytes that have become a slide are the slide's. */
export async function dropUpload(ports: UploadPorts, upload: Upload): Promise<void> {
  await ports.blobs.deleteStaging(upload.id);
  const { id, tenant, spec } = upload;
  await releaseUploadClaim(ports, { id, tenant, requestId: spec.requestId });
  await ports.metadata.uploads.delete(upload.tenant, upload.id);
}

async function requireRoomForOneMore({ blobs }: UploadPorts): Promise<void> {
  const { length } = await blobs.listStagings();
  if (length < MAX_OPEN_UPLOADS) return;
  throw new AppError('QUEUE_FULL', `${length} uploads are open already; finish some first`, {
    retryAfterMs: UPLOAD_RETRY_AFTER_MS,
    metadata: { limit: String(MAX_OPEN_UPLOADS), what: 'open uploads' },
  });
}
