// What a crash or time leaves of uploads: finished at the next start, dropped once expired.
import { completePromotion } from './register-slide.js';
import { dropUpload } from './open-upload.js';
import type { UploadPorts } from './upload-ports.js';

/** Call once before the first request. */
export async function recoverUploads(ports: UploadPorts): Promise<void> {
  const { metadata, blobs, log } = ports;
  for await (const promotion of metadata.promotions.all()) {
    await completePromotion(ports, promotion);
    log.info({ slideId: promotion.slide.id }, 'completed a registration that a stop had cut off');
  }
  const known = new Set<string>();
  for await (const { id } of metadata.uploads.all()) known.add(id);
  for (const uploadId of await blobs.listStagings()) {
    if (known.has(uploadId)) continue;
    await blobs.deleteStaging(uploadId);
    log.info({ uploadId }, 'removed the bytes of an upload that a stop had cut off');
  }
  await dropExpiredUploads(ports);
}

/** Rows of finished uploads go too: they only serve repeated calls. */
export async function dropExpiredUploads(ports: UploadPorts): Promise<void> {
  for await (const upload of ports.metadata.uploads.all()) {
    if (upload.expireTimeMs > ports.clock.now() || ports.writers.isWriting(upload.id)) continue;
    await ports.writers.afterWrites(upload.id, async () => {
      const current = await ports.metadata.uploads.get(upload.tenant, upload.id);
      if (current === undefined || current.expireTimeMs > ports.clock.now()) return;
      await dropUpload(ports, current);
      ports.log.info({ uploadId: upload.id, state: current.state }, 'dropped an expired upload');
    });
  }
}
