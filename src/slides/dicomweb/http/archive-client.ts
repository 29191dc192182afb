// One archive: GET requests to the one server that its operator configured, bounded in number, time and size.
import { readFile } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { Agent as HttpAgent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import type { ArchiveSettings } from '../../../domain/archives/archive-settings.js';
import { abortError, throwIfAborted } from '../../../domain/errors/abort-error.js';
import { AppError } from '../../../domain/errors/app-error.js';
import { limitConcurrency } from '../../../domain/async/limit-concurrency.js';
import { CALLERS_RETRY_AFTER_MS, MAX_TRY_MS, MAX_WAITING_FRAMES, RETRY_AFTER_MS } from '../limits.js';
import { answerInvalid, unavailable } from './archive-error.js';
import { networkError } from './network-error.js';
import { authorizationOf } from './read-secret.js';
import { sendOnce } from './send-once.js';
import { statusError } from './status-error.js';

export interface ArchiveRequest<T> {
  /** Below the archive's URL, starting with a slash; of checked identifiers only. */
  readonly path: string;
  readonly accept: string;
  readonly maxBytes: number;
  /** What is asked for, for errors: `the series`. */
  readonly what: string;
  readonly signal?: AbortSignal;
  /** Called for each try. */
  readonly take: (answer: ArchiveAnswer) => Promise<T>;
}

export interface ArchiveAnswer {
  /** 200 to 299. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Throws ARCHIVE_ANSWER_INVALID beyond `maxBytes`. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface ArchiveClient {
  readonly name: string;
  /**
   * Tries again what may pass: lost connections, 429, 502 to 504. Throws ARCHIVE_UNAVAILABLE, ARCHIVE_ACCESS_DENIED,
   * ARCHIVE_OBJECT_NOT_FOUND, ARCHIVE_ANSWER_INVALID.
   */
  get<T>(request: ArchiveRequest<T>): Promise<T>;
  readonly maxRequests: number;
}

export function createArchiveClient(settings: ArchiveSettings): ArchiveClient {
  const { name, maxRequests } = settings;
  const runLimited = limitConcurrency({ maxRunning: maxRequests, maxWaiting: MAX_WAITING_FRAMES });
  let agent: Promise<HttpAgent> | undefined;
  return {
    name,
    maxRequests,
    get: async (request) => {
      agent ??= createAgent(settings);
      agent.catch(() => (agent = undefined));
      const connected = await agent;
      return withRetries(request.signal, () => runLimited(() => tryOnce(settings, connected, request)));
    },
  };
}

async function createAgent({ name, url, caFile, maxRequests }: ArchiveSettings): Promise<HttpAgent> {
  const options = { keepAlive: true, maxSockets: maxRequests };
  if (!url.startsWith('https:')) return new HttpAgent(options);
  if (caFile === undefined) return new HttpsAgent(options);
  const ca = await readFile(caFile).catch((cause: unknown) => {
    throw new AppError('CONFIG_INVALID', `The caFile of the archive "${name}" cannot be read.`, {
      metadata: { archive: name },
      cause,
    });
  });
  return new HttpsAgent({ ...options, ca });
}

/** Spread, so that many who were refused at once do not come back at once. */
async function withRetries<T>(signal: AbortSignal | undefined, attempt: () => Promise<T>): Promise<T> {
  for (const waitMs of RETRY_AFTER_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
      const spreadMs = waitMs / 2 + randomInt(waitMs);
      await delay(Math.max(error.retryAfterMs ?? 0, spreadMs), undefined, signal && { signal }).catch(() => undefined);
      throwIfAborted(signal);
    }
  }
  try {
    return await attempt();
  } catch (error) {
    throw mayPass(error) ? untilLater(error) : error;
  }
}

/** What callers are told once we have given up. */
function untilLater({ reason, message, metadata, cause }: AppError): AppError {
  return new AppError(reason, message, { metadata, cause, retryAfterMs: CALLERS_RETRY_AFTER_MS });
}

function mayPass(error: unknown): error is AppError {
  return error instanceof AppError && error.reason === 'ARCHIVE_UNAVAILABLE' && error.retryAfterMs !== undefined;
}

async function tryOnce<T>(settings: ArchiveSettings, agent: HttpAgent, request: ArchiveRequest<T>): Promise<T> {
  const { name, url, silenceMs } = settings;
  throwIfAborted(request.signal);
  const authorization = await authorizationOf(settings);
  const late = AbortSignal.timeout(MAX_TRY_MS);
  const signal = request.signal === undefined ? late : AbortSignal.any([request.signal, late]);
  const headers = { accept: request.accept, ...(authorization === undefined ? {} : { authorization }) };
  try {
    const answer = await sendOnce({ url: new URL(`${url}${request.path}`), agent, headers, silenceMs, signal });
    return await takeAnswer(name, answer, request);
  } catch (error) {
    if (request.signal?.aborted === true) throw abortError(request.signal);
    if (late.aborted) throw unavailable(name, `an answer takes longer than ${MAX_TRY_MS / 1000} s`, error);
    throw networkError(name, error);
  }
}

async function takeAnswer<T>(archive: string, answer: IncomingMessage, request: ArchiveRequest<T>): Promise<T> {
  try {
    const refused = statusError(archive, answer, request.what);
    if (refused !== undefined) throw refused;
    const body = bounded(archive, answer, request.maxBytes);
    return await request.take({ status: answer.statusCode ?? 200, headers: answer.headers, body });
  } finally {
    // What was not read (of a refusal, or after an error) is not waited for; a body read to its end is left alone.
    if (!answer.complete) answer.destroy();
    else answer.resume();
  }
}

async function* bounded(
  archive: string,
  answer: IncomingMessage,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw answerInvalid(archive, `an answer has more than ${maxBytes} bytes`);
    yield chunk;
  }
}
