import type { ArchiveAnswer } from './archive-client.js';

/** The body in one piece; its size is bounded by the request. */
export async function readWhole({ body }: ArchiveAnswer): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
