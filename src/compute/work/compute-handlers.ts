// What a child can be asked, one handler a kind.
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import type { ComputeArgs, ComputeResult, PlainKind, PlainRequest } from '../messages.js';

export type ComputeHandlers = {
  readonly [K in PlainKind]: (args: ComputeArgs<K>, signal: AbortSignal) => Promise<ComputeResult<K>>;
} & {
  readonly scoreSlide: (args: ComputeArgs<'scoreSlide'>, signal: AbortSignal) => AsyncIterable<SlideScoreEvent>;
};

export function callPlain(
  handlers: ComputeHandlers,
  request: PlainRequest,
  signal: AbortSignal,
): Promise<ComputeResult<PlainKind>> {
  switch (request.kind) {
    case 'loadModel':
      return handlers.loadModel(request.args, signal);
    case 'unloadModel':
      return handlers.unloadModel(request.args, signal);
    case 'probeSlide':
      return handlers.probeSlide(request.args, signal);
    case 'findSeries':
      return handlers.findSeries(request.args, signal);
    case 'assessSlide':
      return handlers.assessSlide(request.args, signal);
    case 'scorePatches':
      return handlers.scorePatches(request.args, signal);
    case 'renderThumbnail':
      return handlers.renderThumbnail(request.args, signal);
    case 'renderRegion':
      return handlers.renderRegion(request.args, signal);
    case 'renderAssociated':
      return handlers.renderAssociated(request.args, signal);
    case 'profile':
      return handlers.profile(request.args, signal);
    case 'readMetrics':
      return handlers.readMetrics(request.args, signal);
    case 'renderHeatmap':
      return handlers.renderHeatmap(request.args, signal);
  }
}
