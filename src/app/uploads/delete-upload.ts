import { AppError } from '../../domain/errors/app-error.js';
import type { Upload } from '../../domain/uploads/upload.js';
import { underRequestId } from '../under-request-id.js';
import { alreadyFinished } from './already-finished.js';
import { dropUpload } from './open-upload.js';
import type { UploadPorts } from './upload-ports.js';

/**
 * Drops what is no slide yet and frees its bytes; a write under way is ended, a finish is waited for. One that is not
 * there (any more, or not of this tenant) is as deleted. Throws UPLOAD_ALREADY_FINISHED for a slide.
 */
export async function deleteUpload(ports: UploadPorts, tenant: string, uploadId: string): Promise<void> {
  const upload = await ports.metadata.uploads.get(tenant, uploadId);
  if (upload === undefined) return;
  const { requestId } = upload.spec;
  // Under the key's lock, so that no CreateUpload of it is answered with what is about to go.
  await underRequestId(ports.requestIdLocks, { tenant, requestId }, () => dropWhenIdle(ports, upload));
}

async function dropWhenIdle(ports: UploadPorts, { id, tenant }: Upload): Promise<void> {
  const { metadata, writers, log } = ports;
  writers.stop(id, new AppError('CANCELLED', 'the upload was deleted'));
  await writers.afterWrites(id, async () => {
    const upload = await metadata.uploads.get(tenant, id);
    if (upload === undefined) return;
    // Once its promotion is written it comes to be a slide, at the latest at the next start.
    const slideId = upload.slideId ?? (await metadata.promotions.get(tenant, id))?.slide.id;
    if (slideId !== undefined) throw alreadyFinished(id, slideId);
    await dropUpload(ports, upload);
    log.info({ uploadId: id }, 'dropped an upload that its client gave up');
  });
}
