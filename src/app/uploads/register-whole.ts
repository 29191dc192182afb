import type { Slide } from '../../domain/slides/slide.js';
import type { Upload, UploadChunk } from '../../domain/uploads/upload.js';
import { describeUpload, requireComplete } from './describe-upload.js';
import { dropUpload } from './open-upload.js';
import { registerSlide } from './register-slide.js';
import type { UploadPorts } from './upload-ports.js';
import { writeChunks } from './write-chunks.js';

/** Fills an upload that has no row yet and makes it a slide: all of it, or nothing is left. */
export async function registerWhole(
  ports: UploadPorts,
  upload: Upload,
  chunks: AsyncIterable<UploadChunk>,
  signal: AbortSignal,
): Promise<Slide> {
  try {
    const target = { uploadId: upload.id, files: upload.spec.files };
    const committed = await writeChunks(ports, target, chunks, signal);
    requireComplete(describeUpload(upload, committed).files);
    return await registerSlide(ports, upload, signal);
  } catch (error) {
    await undo(ports, upload);
    throw error;
  }
}

async function undo(ports: UploadPorts, upload: Upload): Promise<void> {
  const { metadata, blobs } = ports;
  const promotion = await metadata.promotions.get(upload.tenant, upload.id);
  if (promotion !== undefined) {
    await blobs.deleteSlide(promotion.slide.id);
    await metadata.slides.delete(upload.tenant, promotion.slide.id);
    await metadata.promotions.delete(upload.tenant, upload.id);
    await blobs.purgeDeleted(promotion.slide.id);
  }
  await dropUpload(ports, upload);
}
