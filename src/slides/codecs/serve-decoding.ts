import { parentPort } from 'node:worker_threads';
import type { DecodeRequest, DecodeResponse } from './worker-messages.js';

/** The worker's side of a pool: answers each request with what `decode` makes of it, or with the words of its error. */
export function serveDecoding(decode: (request: DecodeRequest) => Promise<Uint8Array>): void {
  parentPort?.on('message', (request: DecodeRequest) => {
    const { id } = request;
    decode(request).then(
      (data) => parentPort?.postMessage({ id, data } satisfies DecodeResponse, [data.buffer as ArrayBuffer]),
      (error: unknown) => parentPort?.postMessage({ id, failure: wordsOf(error) } satisfies DecodeResponse),
    );
  });
}

/** Wasm built with Emscripten throws numbers. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : `wasm exception ${String(error)}`;
}
