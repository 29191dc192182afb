import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import { sharp } from '../../src/image/sharp.js';
import { startServerProcess } from '../../test/e2e/support/server-process.js';
import { treeUse } from '../../test/support/process-use.js';
import { startTcpProxy } from '../../test/support/tcp-proxy.js';

/** Pixel size of a scanner's 40×; the file states none. */
const SPACING = { mppX: 0.25, mppY: 0.25 };
/** The largest that a chunk may be is 4 MiB; a quarter of it is as fast. */
const CHUNK_BYTES = 2 ** 20;

export interface UploadSpeed {
  readonly mib: number;
  /** From the first byte sent to the last one that the server has made durable. */
  readonly sendSeconds: number;
  /** Processor seconds of the server meanwhile; NaN where there is no /proc. */
  readonly serverCpuSeconds: number;
}

/** A whole upload by our client to a real server: hashed, sent, checked, fsynced, opened. */
export async function uploadToServer(roundTripMs: number, mib: number): Promise<UploadSpeed> {
  const folder = await mkdtemp(join(tmpdir(), 'sentinode-bench-upload-'));
  const server = await startServerProcess({ flags: ['--log-level', 'warn'] });
  const proxy = await startTcpProxy(Number(server.address.split(':').at(-1)), roundTripMs / 2);
  const client = createSentinodeClient({ address: `127.0.0.1:${proxy.port}` });
  try {
    const file = join(folder, 'slide.tif');
    await writeNoise(file, mib);
    const before = await cpuSecondsOf(server.pid);
    let startedMs = 0;
    let sentMs = 0;
    let after = Promise.resolve(NaN);
    await client.uploadSlide(file, {
      spacing: SPACING,
      chunkBytes: CHUNK_BYTES,
      onProgress: ({ phase }) => {
        if (phase === 'uploading') startedMs ||= performance.now();
        if (phase !== 'finishing') return;
        sentMs = performance.now();
        after = cpuSecondsOf(server.pid);
      },
    });
    return {
      mib: (await stat(file)).size / 2 ** 20,
      sendSeconds: (sentMs - startedMs) / 1000,
      serverCpuSeconds: (await after) - before,
    };
  } finally {
    client.close();
    proxy.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function cpuSecondsOf(pid: number): Promise<number> {
  return (await treeUse(pid))?.root.cpuSeconds ?? NaN;
}

/** A tiled TIFF of noise, uncompressed, so that its size is known. */
async function writeNoise(file: string, mib: number): Promise<void> {
  const side = 256 * Math.max(1, Math.round(Math.sqrt((mib * 2 ** 20) / 3) / 256));
  const raw = { width: side, height: side, channels: 3 } as const;
  await sharp(randomBytes(side * side * 3), { raw, limitInputPixels: false })
    .tiff({ compression: 'none', tile: true, tileWidth: 256, tileHeight: 256 })
    .toFile(file);
}
