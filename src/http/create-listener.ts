import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CallRegistry } from '../app/calls/call-registry.js';
import { callerRequestId } from '../app/calls/caller-request-id.js';
import { toCallFailure } from '../app/calls/to-call-failure.js';
import { AppError } from '../domain/errors/app-error.js';
import { LOCAL_PRINCIPAL } from '../domain/principal.js';
import { answerRequest, type AnswerOptions } from './answer-request.js';
import { crossOriginHeaders } from './cross-origin.js';
import { HttpError, toHttpError } from './errors/http-error.js';
import { ANSWER_TIMEOUT_MS } from './limits.js';
import { writeReply, type Reply } from './reply.js';
import type { Log } from '../ports/log.js';
import type { ServiceMetrics } from '../ports/metrics.js';

export interface ExchangeOptions {
  /** Only this machine reaches it, and no client certificate is asked for: its names alone are answered to. */
  readonly loopbackOnly: boolean;
  /** Web sites whose pages may read the answers, such as `https://viewer.example.org`. */
  readonly allowedOrigins: readonly string[];
  /** For tests; ANSWER_TIMEOUT_MS. */
  readonly answerTimeoutMs?: number;
  readonly log: Log;
  readonly metrics: Pick<ServiceMetrics, 'httpAnswered'>;
  readonly newCallId: () => string;
}

export interface ListenerOptions extends ExchangeOptions, Pick<AnswerOptions, 'routes'> {
  readonly registry: CallRegistry;
}

/** One exchange: an id, an abort signal, a place in the registry, one answer, one line in the log. */
export function createListener(options: ListenerOptions): RequestListener {
  return (request, response) => {
    void exchange(request, response, options);
  };
}

async function exchange(request: IncomingMessage, response: ServerResponse, options: ListenerOptions): Promise<void> {
  const startedMs = performance.now();
  const callId = callerRequestId(request.headers['x-request-id']) ?? options.newCallId();
  const { signal, abort, stop } = abortWith(response, options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS);
  const common = {
    'X-Request-Id': callId,
    ...crossOriginHeaders(request.headers.origin, options.allowedOrigins),
  };
  let leave = (): void => undefined;
  let reply: Reply;
  // Paths stay out of the log: whoever sends one may put anything into it.
  let route = '';
  try {
    leave = options.registry.enter(abort);
    const context = { principal: LOCAL_PRINCIPAL, signal, callId, connection: '' };
    reply = await answerRequest(request, context, options, (name) => (route = name));
  } catch (thrown) {
    reply = failed(thrown, signal, callId, options);
  }
  writeReply(response, reply, common);
  leave();
  stop();
  const { status, reason } = reply;
  const ms = performance.now() - startedMs;
  options.metrics.httpAnswered({ route, status, seconds: ms / 1000 });
  options.log.info(
    { route, status, ms: Math.round(ms), requestId: callId, ...(reason !== undefined && { reason }) },
    'http',
  );
}

interface ExchangeEnd {
  readonly signal: AbortSignal;
  readonly abort: (reason: AppError) => void;
  readonly stop: () => void;
}

/** Fires when the client goes away before it has its answer, and after the time that an answer may take. */
function abortWith(response: ServerResponse, timeoutMs: number): ExchangeEnd {
  const controller = new AbortController();
  const onClose = (): void => controller.abort(new AppError('CANCELLED', 'the client went away'));
  response.once('close', onClose);
  const timer = setTimeout(
    () => controller.abort(new AppError('DEADLINE_EXCEEDED', `the answer took longer than ${timeoutMs / 1000} s`)),
    timeoutMs,
  ).unref();
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    stop: () => {
      clearTimeout(timer);
      response.removeListener('close', onClose);
    },
  };
}

function failed(thrown: unknown, signal: AbortSignal, callId: string, { log }: ListenerOptions): Reply {
  if (thrown instanceof HttpError) return errorReply(thrown, callId);
  const { error, unexpected } = toCallFailure(thrown, signal, callId);
  if (unexpected) log.error({ requestId: callId, reason: error.reason, err: error.cause }, 'http call failed');
  return errorReply(toHttpError(error), callId);
}

function errorReply({ status, reason, message, headers }: HttpError, requestId: string): Reply {
  return {
    status,
    reason,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify({ error: { reason, message, requestId } }),
  };
}
