// A slide as DeepZoom, for any viewer that reads it: OpenSeadragon and its kin.
import type { SlideUseCases } from '../../app/use-cases.js';
import { DEEP_ZOOM, deepZoomTile, type DeepZoomPlace } from '../../domain/deep-zoom/deep-zoom.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import { applyIccOf } from './apply-icc-of.js';
import { CACHE_CONTROL } from './cache-control.js';
import type { Answer, Route, RouteRequest } from '../route.js';

type DeepZoomUseCases = Pick<SlideUseCases, 'getSlide' | 'getTile' | 'requireIccProfile'>;

/** `version` of the software: another one may render other bytes. */
export function deepZoomRoutes(slides: DeepZoomUseCases, version: string): readonly Route[] {
  return [descriptorRoute(slides, version), tileRoute(slides, version)];
}

function descriptorRoute(slides: DeepZoomUseCases, version: string): Route {
  return {
    name: '/slides/{id}.dzi',
    path: /^\/slides\/(?<id>[0-9A-Za-z]{1,64})\.dzi$/,
    answer: async ({ parts, query }, context): Promise<Answer> => {
      const slide = await slides.getSlide(parts['id'] ?? '', context);
      // A viewer passes the query on to all tiles: whether it can be met is told before it asks for them.
      if (applyIccOf(query)) await slides.requireIccProfile(slide.id, context);
      return {
        contentType: 'application/xml',
        cacheControl: CACHE_CONTROL,
        entityTag: tagOf(slide, version, 'dzi'),
        body: () => Promise.resolve(descriptor(slide)),
      };
    },
  };
}

function tileRoute(slides: DeepZoomUseCases, version: string): Route {
  return {
    name: '/slides/{id}_files/{level}/{column}_{row}.jpeg',
    path: /^\/slides\/(?<id>[0-9A-Za-z]{1,64})_files\/(?<level>\d{1,2})\/(?<column>\d{1,7})_(?<row>\d{1,7})\.jpe?g$/,
    answer: async (request, context): Promise<Answer> => {
      const slide = await slides.getSlide(request.parts['id'] ?? '', context);
      const place = requireTile(slide, request);
      const { level, column, row } = place;
      const applyIcc = applyIccOf(request.query);
      return {
        contentType: 'image/jpeg',
        cacheControl: CACHE_CONTROL,
        entityTag: tagOf(slide, version, `${level}-${column}-${row}${applyIcc ? '-icc' : ''}`),
        body: async () => (await slides.getTile(slide.id, { ...place, applyIcc }, context)).data,
      };
    },
  };
}

function requireTile({ facts }: Slide, { parts }: RouteRequest): DeepZoomPlace {
  const place = { level: Number(parts['level']), column: Number(parts['column']), row: Number(parts['row']) };
  if (deepZoomTile(facts, place) !== undefined) return place;
  throw new AppError(
    'REGION_OUT_OF_BOUNDS',
    `the slide has no tile ${place.column}_${place.row} at level ${place.level}`,
  );
}

/** Microsoft's schema of 2008, which every viewer reads. */
function descriptor({ facts: { widthPx, heightPx } }: Slide): string {
  const { tileSizePx, overlapPx } = DEEP_ZOOM;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpeg" Overlap="${overlapPx}" TileSize="${tileSizePx}">`,
    `<Size Width="${widthPx}" Height="${heightPx}"/>`,
    '</Image>',
    '',
  ].join('\n');
}

function tagOf({ digest }: Slide, version: string, what: string): string {
  return `"${digest.slice(0, 32)}-${version}-${what}"`;
}
