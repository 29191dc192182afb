// The viewer's page, and what it wants to know of a slide.
import type { CallContext, PredictionUseCases, SlideUseCases } from '../../app/use-cases.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { Answer, Route } from '../route.js';
import { ASSETS, PAGE, readAsset, type Asset } from '../viewer/viewer-assets.js';
import { CACHE_CONTROL, NEVER_KEPT } from './cache-control.js';
import { HttpError } from '../errors/http-error.js';

/** Nothing but the page's own files and pictures of this server; nobody may frame it. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const REVALIDATE = 'no-cache';

/** Of a slide's newest predictions; a list to choose from need not be longer. */
const MAX_PREDICTIONS = 20;

type ViewerSlides = Pick<SlideUseCases, 'getSlide'>;
type ViewerPredictions = Pick<PredictionUseCases, 'getPrediction' | 'listPredictions' | 'getHeatmapLayer'>;

/** `version` of the software: another one may render other bytes. */
export function viewerRoutes(slides: ViewerSlides, predictions: ViewerPredictions, version: string): readonly Route[] {
  return [pageRoute(slides), assetRoute(), factsRoute(slides, predictions), heatmapRoute(predictions, version)];
}

function pageRoute(slides: ViewerSlides): Route {
  return {
    name: '/slides/{id}',
    path: /^\/slides\/(?<id>[0-9A-Za-z]{1,64})\/?$/,
    answer: async ({ parts }, context): Promise<Answer> => {
      await slides.getSlide(parts['id'] ?? '', context);
      return { ...assetAnswer(PAGE), headers: { 'Content-Security-Policy': PAGE_POLICY } };
    },
  };
}

function assetRoute(): Route {
  return {
    name: '/viewer/{file}',
    path: /^\/viewer\/(?<file>[a-z]+\.(css|js|svg))$/,
    answer: ({ parts }): Promise<Answer> => {
      const asset = ASSETS.get(parts['file'] ?? '');
      if (asset !== undefined) return Promise.resolve(assetAnswer(asset));
      return Promise.reject(new HttpError(404, 'NO_SUCH_ADDRESS', 'the viewer has no such file'));
    },
  };
}

function assetAnswer(asset: Asset): Answer {
  return { contentType: asset.contentType, cacheControl: REVALIDATE, body: () => readAsset(asset) };
}

function factsRoute(slides: ViewerSlides, predictions: ViewerPredictions): Route {
  return {
    name: '/slides/{id}.json',
    path: /^\/slides\/(?<id>[0-9A-Za-z]{1,64})\.json$/,
    answer: async ({ parts }, context): Promise<Answer> => {
      const slide = await slides.getSlide(parts['id'] ?? '', context);
      const done = await succeeded(predictions, slide.id, context);
      return {
        contentType: 'application/json',
        cacheControl: NEVER_KEPT,
        body: () => Promise.resolve(JSON.stringify({ ...factsOf(slide), predictions: done })),
      };
    },
  };
}

/** Names that people gave stay out: of files, and the one for lists. */
function factsOf({ id, facts, spacing }: Slide): object {
  const { format, widthPx, heightPx } = facts;
  return { id, format, widthPx, heightPx, ...(spacing && { mppX: spacing.mppX, mppY: spacing.mppY }) };
}

async function succeeded(predictions: ViewerPredictions, slideId: string, context: CallContext): Promise<object[]> {
  const { items } = await predictions.listPredictions({ slideId, pageSize: MAX_PREDICTIONS, pageToken: '' }, context);
  return items.flatMap(predictionOf);
}

function predictionOf({ id, createTimeMs, result }: Prediction): object[] {
  if (result === undefined) return [];
  return [{ id, createTime: new Date(createTimeMs).toISOString(), probability: result.ensembleProbability }];
}

function heatmapRoute(predictions: ViewerPredictions, version: string): Route {
  return {
    name: '/predictions/{id}/heatmap.png',
    path: /^\/predictions\/(?<id>[0-9A-Za-z]{1,64})\/heatmap\.png$/,
    answer: async ({ parts, query }, context): Promise<Answer> => {
      const model = modelOf(query);
      const { id } = await predictions.getPrediction(parts['id'] ?? '', context);
      return {
        contentType: 'image/png',
        cacheControl: CACHE_CONTROL,
        entityTag: `"${id}-${version}-${model ?? ''}"`,
        body: async () => (await predictions.getHeatmapLayer(id, model, context)).data,
      };
    },
  };
}

/** Undefined: the ensemble. */
function modelOf(query: URLSearchParams): string | undefined {
  const model = query.get('model') ?? undefined;
  if (model === undefined || /^[\w.-]{1,64}$/.test(model)) return model;
  throw invalidField('model', 'must be the name of a model');
}
