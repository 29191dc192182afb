// The worker thread that unpacks Zstandard, which Node itself can only from 22.15 on.
import { ZSTDDecoder } from 'zstddec';
import { serveDecoding } from './serve-decoding.js';
import type { DecodeRequest } from './worker-messages.js';

const decoder = new ZSTDDecoder();
const ready = decoder.init();

serveDecoding(decode);

/** Into no more memory than `maxBytes`, whatever size the data states. The decoder gives no reasons: it shows nothing. */
async function decode({ compressed, maxBytes }: DecodeRequest): Promise<Uint8Array> {
  await ready;
  const data = decoder.decode(compressed, maxBytes);
  if (data.length > 0) return data;
  throw new Error(`Zstandard: it is broken or unpacks to more than its ${maxBytes} bytes`);
}
