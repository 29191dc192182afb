// Pictures beside a slide's levels, where the server lets them out.
import type { SlideUseCases } from '../../app/use-cases.js';
import { ASSOCIATED_KINDS, type AssociatedKind } from '../../domain/slides/associated-image.js';
import type { Answer, Route } from '../route.js';
import { applyIccOf } from './apply-icc-of.js';

/** What may show a patient's name stays in no browser's cache. */
const NOT_KEPT = 'private, no-store';

/** 0: the longest side by default. */
const DEFAULT_SIDE_PX = 0;

export function associatedRoutes(slides: Pick<SlideUseCases, 'getAssociatedImage'>): readonly Route[] {
  return [
    {
      name: '/slides/{id}/{kind}.jpeg',
      path: new RegExp(`^/slides/(?<id>[0-9A-Za-z]{1,64})/(?<kind>${ASSOCIATED_KINDS.join('|')})\\.jpe?g$`),
      answer: async ({ parts, query }, context): Promise<Answer> => {
        const kind = parts['kind'] as AssociatedKind;
        const format = { encoding: 'jpeg', applyIcc: applyIccOf(query), maxSidePx: DEFAULT_SIDE_PX } as const;
        // Rendered before it is answered: only then it is known whether there is one.
        const { data } = await slides.getAssociatedImage(parts['id'] ?? '', kind, format, context);
        return { contentType: 'image/jpeg', cacheControl: NOT_KEPT, body: () => Promise.resolve(data) };
      },
    },
  ];
}
