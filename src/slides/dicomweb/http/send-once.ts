import { request as requestHttp, type Agent, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface OneRequest {
  readonly url: URL;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** The answer's head; its body follows. A server that is silent for too long ends either with ETIMEDOUT. */
export function sendOnce({ url, agent, headers, silenceMs, signal }: OneRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = { method: 'GET', agent, headers, signal };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (answer) => {
      // A silence within the body must end who reads it.
      request.on('error', (error) => answer.destroy(error));
      resolve(answer);
    });
    request.setTimeout(silenceMs, () => request.destroy(new SilenceError()));
    request.on('error', reject);
    request.end();
  });
}

class SilenceError extends Error {
  readonly code = 'ETIMEDOUT';
}
