import type { SlideUseCases } from '../../app/use-cases.js';
import type { SlideServiceHandlers } from '../../gen/sentinode/v1/SlideService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { fromImageFormat, toEncodedImage } from '../mapping/common.js';
import { requiredMessage, requiredText } from '../mapping/fields.js';
import { fromGetRegionRequest, toSlide } from '../mapping/slide.js';
import { fromUploadSlideStream, fromWriteUploadStream } from '../mapping/upload-streams.js';
import { fromUploadHeader, toUpload } from '../mapping/upload.js';

export function slideHandlers(slides: SlideUseCases, { unary, clientStream }: CallKinds): SlideServiceHandlers {
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

    GetSlide: unary(async ({ slideId }, context) => ({
      slide: toSlide(await slides.getSlide(requiredText(slideId, 'slide_id'), context)),
    })),

    ListSlides: unary(async (request, context) => {
      const { items, nextPageToken } = await slides.listSlides(request, context);
      return { slides: items.map(toSlide), nextPageToken };
    }),

    DeleteSlide: unary(async ({ slideId }, context) => {
      await slides.deleteSlide(requiredText(slideId, 'slide_id'), context);
      return {};
    }),

    GetThumbnail: unary(async ({ slideId, maxSidePx, format }, context) => {
      const encoding = fromImageFormat(format, 'format', 'jpeg');
      return {
        image: toEncodedImage(
          await slides.getThumbnail(requiredText(slideId, 'slide_id'), maxSidePx, encoding, context),
        ),
      };
    }),

    GetRegion: unary(async (request, context) => {
      const slideId = requiredText(request.slideId, 'slide_id');
      const { region, output } = fromGetRegionRequest(request);
      return { image: toEncodedImage(await slides.getRegion(slideId, region, output, context)) };
    }),
  };
}
