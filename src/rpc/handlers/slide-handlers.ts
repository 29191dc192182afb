import type { SlideUseCases } from '../../app/use-cases.js';
import type { SlideServiceHandlers } from '../../gen/sentinode/v1/SlideService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { fromImageFormat, toEncodedImage } from '../mapping/common.js';
import { requiredText } from '../mapping/fields.js';
import { fromAssociatedKind } from '../mapping/associated-image.js';
import { fromGetRegionRequest, toSlide } from '../mapping/slide.js';
import { uploadHandlers } from './upload-handlers.js';

export function slideHandlers(slides: SlideUseCases, kinds: CallKinds): SlideServiceHandlers {
  const { unary } = kinds;
  return {
    ...uploadHandlers(slides, kinds),

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

    GetThumbnail: unary(async ({ slideId, maxSidePx, format, applyIcc }, context) => {
      const encoding = fromImageFormat(format, 'format', 'jpeg');
      return {
        image: toEncodedImage(
          await slides.getThumbnail(requiredText(slideId, 'slide_id'), maxSidePx, { encoding, applyIcc }, context),
        ),
      };
    }),

    GetRegion: unary(async (request, context) => {
      const slideId = requiredText(request.slideId, 'slide_id');
      const { region, output } = fromGetRegionRequest(request);
      return { image: toEncodedImage(await slides.getRegion(slideId, region, output, context)) };
    }),

    GetAssociatedImage: unary(async ({ slideId, kind, maxSidePx, format, applyIcc }, context) => {
      const wanted = fromAssociatedKind(kind, 'kind');
      const encoding = fromImageFormat(format, 'format', 'jpeg');
      const options = { maxSidePx, encoding, applyIcc };
      return {
        image: toEncodedImage(
          await slides.getAssociatedImage(requiredText(slideId, 'slide_id'), wanted, options, context),
        ),
      };
    }),
  };
}
