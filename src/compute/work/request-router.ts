// Takes the service's messages and answers each request exactly once.
import { AppError } from '../../domain/errors/app-error.js';
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import { toWireError } from '../../process/wire-error.js';
import {
  MAX_UNACKNOWLEDGED_SCORES,
  type ComputeKind,
  type ComputeRequest,
  type ComputeResult,
  type MessageFromChild,
  type MessageToChild,
} from '../messages.js';
import { callPlain, type ComputeHandlers } from './compute-handlers.js';
import { createCredit, type Credit } from './credit.js';
import type { TraceRequest } from './trace-request.js';

interface Running {
  readonly controller: AbortController;
  readonly credit: Credit;
}

/** The router's `handle`; `send` must keep the order of its messages. */
export function createRequestRouter(
  handlers: ComputeHandlers,
  send: (message: MessageFromChild) => void,
  trace: TraceRequest = (_, work) => work(),
): (message: MessageToChild) => void {
  const running = new Map<number, Running>();

  async function answer(message: Extract<MessageToChild, { readonly type: 'request' }>): Promise<void> {
    const { id, request } = message;
    const own: Running = { controller: new AbortController(), credit: createCredit(MAX_UNACKNOWLEDGED_SCORES) };
    running.set(id, own);
    try {
      const value = await trace(message, () =>
        run(handlers, request, own, (event) => {
          send({ type: 'event', id, event });
        }),
      );
      send({ type: 'result', id, value });
    } catch (error) {
      send({ type: 'error', id, error: toWireError(error) });
    } finally {
      running.delete(id);
    }
  }

  return (message) => {
    switch (message.type) {
      case 'request':
        void answer(message);
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

async function run(
  handlers: ComputeHandlers,
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
