import { AppError } from '../../domain/errors/app-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { Upload } from '../../domain/uploads/upload.js';
import type { UploadPorts } from './upload-ports.js';

/** Throws REQUEST_ID_REUSED when the upload is no slide yet. */
export async function finishedSlideOf({ metadata }: UploadPorts, upload: Upload): Promise<Slide> {
  const slide = upload.slideId === undefined ? undefined : await metadata.slides.get(upload.tenant, upload.slideId);
  if (slide !== undefined) return slide;
  throw new AppError(
    'REQUEST_ID_REUSED',
    'this request_id belongs to an upload that is not finished; go on with that one',
    {
      metadata: { uploadId: upload.id },
    },
  );
}
