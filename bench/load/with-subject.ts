import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createSentinodeClient, type SentinodeClient } from '../../clients/typescript/src/index.js';
import { startServerProcess } from '../../test/e2e/support/server-process.js';
import type { LoadOptions, TlsFiles } from './load-options.js';
import type { LoadSubject } from './measure-point.js';
import { writeRequests } from './write-requests.js';

const SLIDE = fileURLToPath(new URL('../../examples/slides/sentinode-sample.tif', import.meta.url));

/** Runs `measure` on the server that is asked for, with a slide of ours on it; leaves the server as it was. */
export async function withSubject<T>(
  options: LoadOptions,
  folder: string,
  measure: (subject: LoadSubject) => Promise<T>,
): Promise<T> {
  const { target, tls } = options;
  if (target !== undefined) return withSlide(target, tls, undefined, options, folder, measure);
  // A line a call would make this process, which reads them, part of what is measured.
  const server = await startServerProcess({ flags: ['--log-level', 'warn', ...options.serverFlags] });
  try {
    return await withSlide(server.address, undefined, server.pid, options, folder, measure);
  } finally {
    await server.stop();
  }
}

async function withSlide<T>(
  target: string,
  tls: TlsFiles | undefined,
  pid: number | undefined,
  options: LoadOptions,
  folder: string,
  measure: (subject: LoadSubject) => Promise<T>,
): Promise<T> {
  const client = createSentinodeClient({ address: target, ...(tls && { tls: await contentsOf(tls) }) });
  try {
    const patchSizePx = await servedPatchSizePx(client);
    const { id } = await client.uploadSlide(SLIDE, { displayName: 'load test' });
    try {
      return await measure({ target, pid, requests: await writeRequests(folder, options, patchSizePx, id) });
    } finally {
      await client.deleteSlide(id);
    }
  } finally {
    client.close();
  }
}

async function servedPatchSizePx(client: SentinodeClient): Promise<number> {
  const { models } = await client.models.listModels({});
  const served = models.find(({ readyTime }) => readyTime !== undefined);
  if (served === undefined) throw new Error('the server serves no model');
  return served.patchSizePx;
}

async function contentsOf({
  ca,
  cert,
  key,
}: TlsFiles): Promise<NonNullable<Parameters<typeof createSentinodeClient>[0]['tls']>> {
  return {
    ...(ca !== undefined && { rootCertificates: await readFile(ca) }),
    ...(cert !== undefined && { certificateChain: await readFile(cert) }),
    ...(key !== undefined && { privateKey: await readFile(key) }),
  };
}
