import type { IncomingMessage } from 'node:http';
import type { CallContext } from '../app/use-cases.js';
import { orAborted } from '../domain/errors/abort-error.js';
import { requireLoopbackHost } from './check-host.js';
import { PREFLIGHT_HEADERS } from './cross-origin.js';
import { HttpError } from './errors/http-error.js';
import { matchesEntityTag } from './matches-entity-tag.js';
import type { Reply } from './reply.js';
import type { Answer, Route } from './route.js';

export interface AnswerOptions {
  readonly loopbackOnly: boolean;
  readonly allowedOrigins: readonly string[];
  /** Undefined until the service is up. */
  readonly routes: () => readonly Route[] | undefined;
}

/** A start takes some seconds. */
const START_RETRY_SECONDS = '2';

/** Throws HttpError, AppError, and what a route throws. */
export async function answerRequest(
  request: IncomingMessage,
  context: CallContext,
  options: AnswerOptions,
  onRoute: (name: string) => void,
): Promise<Reply> {
  const { method = '', headers } = request;
  if (options.loopbackOnly) requireLoopbackHost(headers.host);
  const routes = options.routes();
  if (routes === undefined) throw starting();
  const url = parse(request.url);
  const { route, parts } = find(routes, url.pathname);
  onRoute(route.name);
  if (method === 'OPTIONS' && isAllowedOrigin(headers.origin, options))
    return { status: 204, headers: PREFLIGHT_HEADERS };
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(method);
  const { authorization } = headers;
  const asked = { parts, query: url.searchParams, ...(authorization !== undefined && { authorization }) };
  const answer = await orAborted(route.answer(asked, context), context.signal);
  return reply(answer, request, context);
}

async function reply(answer: Answer, { method, headers }: IncomingMessage, { signal }: CallContext): Promise<Reply> {
  const common = {
    ...answer.headers,
    'Cache-Control': answer.cacheControl,
    ...(answer.entityTag !== undefined && { ETag: answer.entityTag }),
  };
  if (matchesEntityTag(headers['if-none-match'], answer.entityTag)) {
    return { status: 304, headers: common };
  }
  const own = { status: 200, headers: { ...common, 'Content-Type': answer.contentType } };
  return method === 'HEAD' ? own : { ...own, body: await orAborted(answer.body(), signal) };
}

function parse(target = ''): URL {
  // The origin is nobody's: only path and query are looked at.
  if (target.startsWith('/') && URL.canParse(target, 'http://none')) return new URL(target, 'http://none');
  throw new HttpError(400, 'BAD_ADDRESS', 'the request names no path on this server');
}

function find(
  routes: readonly Route[],
  path: string,
): { readonly route: Route; readonly parts: Record<string, string> } {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match !== null) return { route, parts: { ...match.groups } };
  }
  throw new HttpError(404, 'NO_SUCH_ADDRESS', 'nothing is served at this address');
}

function isAllowedOrigin(origin: string | undefined, { allowedOrigins }: AnswerOptions): boolean {
  return origin !== undefined && allowedOrigins.includes(origin);
}

function methodNotAllowed(method: string): HttpError {
  return new HttpError(405, 'METHOD_NOT_ALLOWED', `${method} is not answered here; GET and HEAD are`, {
    Allow: 'GET, HEAD',
  });
}

function starting(): HttpError {
  return new HttpError(503, 'SERVER_STARTING', 'the server is starting', { 'Retry-After': START_RETRY_SECONDS });
}
