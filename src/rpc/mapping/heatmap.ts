import type { PredictionUseCases } from '../../app/use-cases.js';
import type { GetHeatmapRequest__Output } from '../../gen/sentinode/v1/GetHeatmapRequest.js';
import { fromImageFormat } from './common.js';
import { boundedText, zeroOrIntegerIn } from './fields.js';

const SIDES_PX = { min: 64, max: 4096 };
const MAX_MODEL_CHARACTERS = 64;

export function fromGetHeatmapRequest(
  request: GetHeatmapRequest__Output,
): Parameters<PredictionUseCases['getHeatmap']>[1] {
  const model = boundedText(request.model, 'model', MAX_MODEL_CHARACTERS);
  return {
    maxSidePx: zeroOrIntegerIn(request.maxSidePx, 'max_side_px', SIDES_PX),
    bare: request.bare,
    encoding: fromImageFormat(request.format, 'format', 'png'),
    ...(model !== '' && { model }),
  };
}
