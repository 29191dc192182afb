// Takes the service's messages and answers each request exactly once.
import { AppError } from '../../domain/errors/app-error.js';
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import {
  MAX_UNACKNOWLEDGED_SCORES,
  type ComputeArgs,
  type ComputeKind,
  type ComputeRequest,
  type ComputeResult,
  type MessageFromChild,
  type MessageToChild,
} from '../messages.js';
import { toWireError } from '../../process/wire-error.js';
import { createCredit, type Credit } from './credit.js';

type PlainKind = Exclude<ComputeKind, 'scoreSlide'>;

export type ComputeHandlers = {
  readonly [K in PlainKind]: (args: ComputeArgs<K>, signal: AbortSignal) => Promise<ComputeResult<K>>;
} & {
  readonly scoreSlide: (args: ComputeArgs<'scoreSlide'>, signal: AbortSignal) => AsyncIterable<SlideScoreEvent>;
};

interface Running {
  readonly controller: AbortController;
  readonly credit: Credit;
}

/** The router's `handle`; `send` must keep the order of its messages. */
export function createRequestRouter(
  handlers: ComputeHandlers,
  send: (message: MessageFromChild) => void,
): (message: MessageToChild) => void {
  const running = new Map<number, Running>();

  async function answer(id: number, request: ComputeRequest): Promise<void> {
    const own: Running = { controller: new AbortController(), credit: createCredit(MAX_UNACKNOWLEDGED_SCORES) };
    running.set(id, own);
    try {
      const value = await run(request, own, (event) => {
        send({ type: 'event', id, event });
      });
      send({ type: 'result', id, value });
    } catch (error) {
      send({ type: 'error', id, error: toWireError(error) });
    } finally {
      running.delete(id);
    }
  }

  async function run(
    request: ComputeRequest,
    { controller: { signal }, credit }: Running,
    emit: (event: SlideScoreEvent) => void,
  ): Promise<ComputeResult<ComputeKind>> {
    if (request.kind !== 'scoreSlide') return callPlain(handlers, request, signal);
    for await (const event of handlers.scoreSlide(request.args, signal)) {
      if (event.kind === 'scores') await credit.take(signal);
      emit(event);
    }
    return undefined;
  }

  return (message) => {
    switch (message.type) {
      case 'request':
        void answer(message.id, message.request);
        return;
      case 'cancel':
        running.get(message.id)?.controller.abort(new AppError('CANCELLED', 'The work was cancelled.'));
        return;
      case 'acknowledge':
        running.get(message.id)?.credit.giveBack();
        return;
    }
  };
}

function callPlain(
  handlers: ComputeHandlers,
  request: Exclude<ComputeRequest, { kind: 'scoreSlide' }>,
  signal: AbortSignal,
): Promise<ComputeResult<PlainKind>> {
  switch (request.kind) {
    case 'loadModel':
      return handlers.loadModel(request.args, signal);
    case 'unloadModel':
      return handlers.unloadModel(request.args, signal);
    case 'probeSlide':
      return handlers.probeSlide(request.args, signal);
    case 'scorePatches':
      return handlers.scorePatches(request.args, signal);
    case 'renderThumbnail':
      return handlers.renderThumbnail(request.args, signal);
    case 'renderRegion':
      return handlers.renderRegion(request.args, signal);
    case 'renderHeatmap':
      return handlers.renderHeatmap(request.args, signal);
  }
}
