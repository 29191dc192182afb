import type { SlideUseCases } from '../../app/use-cases.js';
import type { SlideServiceHandlers } from '../../gen/sentinode/v1/SlideService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { requiredMessage, requiredText } from '../mapping/fields.js';
import { toSlide } from '../mapping/slide.js';
import { fromUploadSlideStream, fromWriteUploadStream } from '../mapping/upload-streams.js';
import { fromImportSlideRequest, fromUploadHeader, toUpload } from '../mapping/upload.js';

/** The calls that bring slides: in one stream, resumable in several, or as a reference to an archive. */
export type UploadHandlers = Pick<
  SlideServiceHandlers,
  'UploadSlide' | 'CreateUpload' | 'WriteUpload' | 'GetUpload' | 'FinishUpload' | 'DeleteUpload' | 'ImportSlide'
>;

export function uploadHandlers(slides: SlideUseCases, { unary, clientStream }: CallKinds): UploadHandlers {
  return {
    UploadSlide: clientStream(async (requests, context) => {
      const { spec, chunks } = await fromUploadSlideStream(requests);
      return { slide: toSlide(await slides.uploadSlide(spec, chunks, context)) };
    }),

    CreateUpload: unary(async ({ header }, context) => {
      const spec = fromUploadHeader(requiredMessage(header, 'header'));
      return { upload: toUpload(await slides.createUpload(spec, context)) };
    }),

    WriteUpload: clientStream(async (requests, context) => {
      const { uploadId, chunks } = await fromWriteUploadStream(requests);
      return { upload: toUpload(await slides.writeUpload(uploadId, chunks, context)) };
    }),

    GetUpload: unary(async ({ uploadId }, context) => ({
      upload: toUpload(await slides.getUpload(requiredText(uploadId, 'upload_id'), context)),
    })),

    FinishUpload: unary(async ({ uploadId }, context) => ({
      slide: toSlide(await slides.finishUpload(requiredText(uploadId, 'upload_id'), context)),
    })),

    DeleteUpload: unary(async ({ uploadId }, context) => {
      await slides.deleteUpload(requiredText(uploadId, 'upload_id'), context);
      return {};
    }),

    ImportSlide: unary(async (request, context) => ({
      slide: toSlide(await slides.importSlide(fromImportSlideRequest(request), context)),
    })),
  };
}
