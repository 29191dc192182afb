import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, truncateSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSentinodeClient,
  type SentinodeClient,
  type UploadProgress,
} from '../../clients/typescript/src/index.js';
import { fail, startPeer, Status, type Peer } from './peer.js';
import { uploadPeer, type UploadPeer } from './upload-peer.js';

const CHUNK = 1_000;
const content = randomBytes(10_500);

let peer: Peer;
let server: UploadPeer;
let client: SentinodeClient;

beforeEach(async () => {
  server = uploadPeer();
  peer = await startPeer(server.services);
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 5, maxDelayMs: 50 } });
});

afterEach(() => {
  client.close();
  peer.kill();
});

/** Kills the peer as `kill -9` would and starts it again on its port. */
async function restart(): Promise<void> {
  peer.kill();
  peer = await startPeer(server.services, peer.port);
}

describe('uploadSlide', () => {
  it('sends a header with digests, then chunks with offsets and CRC-32C', async () => {
    const spacing = { mppX: 0.25, mppY: 0.26 };
    const files = [
      { name: 'a.mrxs', data: content },
      { name: 'a/Data0001.dat', data: content.subarray(0, 1_500) },
    ];
    const slide = await client.uploadSlide(files, { chunkBytes: CHUNK, spacing, displayName: 'case 7' });

    expect(slide.id).toBe('s1');
    expect(server.headers).toHaveLength(1);
    expect(server.headers[0]).toMatchObject({ spacingOverride: spacing, displayName: 'case 7' });
    expect(server.headers[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.headers[0]?.files.map((file) => Buffer.from(file.sha256).toString('hex'))).toEqual(
      files.map(({ data }) => createHash('sha256').update(data).digest('hex')),
    );
    expect(server.contents()).toEqual(files.map(({ data }) => Buffer.from(data)));
    expect(server.chunks.map((chunk) => chunk.data.byteLength)).toEqual([
      ...Array<number>(10).fill(1_000),
      500,
      1_000,
      500,
    ]);
    expect(server.calls).toEqual(['create', 'write', 'finish']);
  });

  it('reports hashing, uploading and finishing, and ends at the total', async () => {
    const seen: UploadProgress[] = [];
    await client.uploadSlide(
      { name: 'a', data: content },
      { chunkBytes: CHUNK, onProgress: (step) => seen.push(step) },
    );
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['hashing', 'uploading', 'finishing']));
    expect(seen.filter(({ phase }) => phase === 'uploading').at(-1)?.doneBytes).toBe(content.length);
    expect(seen.at(-1)).toEqual({
      phase: 'finishing',
      doneBytes: content.length,
      totalBytes: content.length,
      committedBytes: content.length,
    });
  });

  it('goes on from what is committed when the server dies in the middle', async () => {
    let restarted: Promise<void> | undefined;
    server.onChunk = (_chunk, count) => {
      if (count === 5) restarted = restart();
    };
    const slide = await client.uploadSlide({ name: 'a', data: content }, { chunkBytes: CHUNK });
    await restarted;

    expect(slide.id).toBe('s1');
    expect(server.contents()[0]?.equals(content)).toBe(true);
    expect(server.calls).toContain('get');
    expect(server.headers).toHaveLength(1);
    // Not once more from the start: what was committed was not sent again.
    expect(server.chunks.filter(({ offsetBytes }) => offsetBytes === 0)).toHaveLength(1);
  });

  it('sends a chunk again that arrived damaged or at the wrong place', async () => {
    const reasons = ['UPLOAD_CHECKSUM_MISMATCH', 'UPLOAD_OFFSET_MISMATCH'];
    server.onChunk = (_chunk, _count, context) => {
      const reason = reasons.pop();
      if (reason !== undefined) throw fail(context, { code: Status.DATA_LOSS, reason });
    };
    await client.uploadSlide({ name: 'a', data: content }, { chunkBytes: CHUNK });
    expect(server.contents()[0]?.equals(content)).toBe(true);
    expect(reasons).toEqual([]);
  });

  it('waits for a draining server, also at the end', async () => {
    let refusals = 7;
    server.onFinish = (context) => {
      if (refusals-- > 0) throw fail(context, { code: Status.UNAVAILABLE, reason: 'SERVER_DRAINING' });
    };
    await client.uploadSlide({ name: 'a', data: content });
    expect(server.calls.filter((call) => call === 'finish')).toHaveLength(8);
  });

  it('gives up with the last error when patience is over', async () => {
    server.onChunk = (_chunk, _count, context) => {
      throw fail(context, { code: Status.UNAVAILABLE, reason: 'SERVER_DRAINING' });
    };
    const upload = client.uploadSlide({ name: 'a', data: content }, { patienceMs: 100 });
    await expect(upload).rejects.toMatchObject({ reason: 'SERVER_DRAINING' });
    expect(server.calls.filter((call) => call === 'write').length).toBeGreaterThan(1);
  });

  it('does not insist on what the server refuses', async () => {
    server.onChunk = (_chunk, _count, context) => {
      throw fail(context, { code: Status.RESOURCE_EXHAUSTED, reason: 'STORAGE_FULL' });
    };
    await expect(client.uploadSlide({ name: 'a', data: content })).rejects.toMatchObject({ reason: 'STORAGE_FULL' });
    expect(server.calls).toEqual(['create', 'write', 'delete']);
  });

  it('takes a hash mismatch at the end as final', async () => {
    server.onFinish = (context) => {
      throw fail(context, { code: Status.DATA_LOSS, reason: 'UPLOAD_CHECKSUM_MISMATCH' });
    };
    const upload = client.uploadSlide({ name: 'a', data: content });
    await expect(upload).rejects.toMatchObject({ reason: 'UPLOAD_CHECKSUM_MISMATCH' });
    expect(server.calls.filter((call) => call === 'finish')).toHaveLength(1);
  });

  it('takes up the upload of an earlier process by its request_id', async () => {
    const aborter = new AbortController();
    const options = { chunkBytes: CHUNK, requestId: '6a8f1d5e-8a52-4f0c-9f0a-1f6f2f0c9b11' };
    server.onChunk = (_chunk, count) => {
      if (count === 4) aborter.abort();
    };
    const first = client.uploadSlide({ name: 'a', data: content }, { ...options, signal: aborter.signal });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });

    const slide = await client.uploadSlide({ name: 'a', data: content }, options);
    expect(slide.id).toBe('s1');
    expect(server.contents()[0]?.equals(content)).toBe(true);
    expect(server.chunks.filter(({ offsetBytes }) => offsetBytes === 0)).toHaveLength(1);
  });

  it('gives the slide again for an upload that is finished', async () => {
    const options = { requestId: '6a8f1d5e-8a52-4f0c-9f0a-1f6f2f0c9b11' };
    await client.uploadSlide({ name: 'a', data: content }, options);
    const again = await client.uploadSlide({ name: 'a', data: content }, options);
    expect(again.id).toBe('s1');
    expect(server.calls.filter((call) => call === 'write')).toHaveLength(1);
  });

  describe('frees what nobody can take up again', () => {
    const own = { requestId: '6a8f1d5e-8a52-4f0c-9f0a-1f6f2f0c9b11' };

    it.each([
      ['SLIDE_CORRUPT', own, ['create', 'write', 'finish', 'delete']],
      ['UPLOAD_CHECKSUM_MISMATCH', own, ['create', 'write', 'finish', 'delete']],
      ['STORAGE_FULL', {}, ['create', 'write', 'finish', 'delete']],
      ['STORAGE_FULL', own, ['create', 'write', 'finish']],
    ])('refused with %s under %j', async (reason, options, calls) => {
      server.onFinish = (context) => {
        throw fail(context, { code: Status.FAILED_PRECONDITION, reason });
      };
      await expect(client.uploadSlide({ name: 'a', data: content }, options)).rejects.toMatchObject({ reason });
      expect(server.calls).toEqual(calls);
    });

    it('given up by its caller', async () => {
      const aborter = new AbortController();
      server.onChunk = () => aborter.abort();
      const upload = client.uploadSlide({ name: 'a', data: content }, { signal: aborter.signal });
      await expect(upload).rejects.toMatchObject({ name: 'AbortError' });
      expect(server.calls).toEqual(['create', 'write', 'delete']);
    });
  });

  it.each([0, 1.5, 4 * 1024 * 1024 + 1])('refuses chunks of %s bytes', async (chunkBytes) => {
    await expect(client.uploadSlide({ name: 'a', data: content }, { chunkBytes })).rejects.toThrow(RangeError);
    expect(server.calls).toEqual([]);
  });
});

function openDescriptors(): number {
  return readdirSync('/dev/fd').length;
}

describe('uploadSlide from disk', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sentinode-client-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('sends a path under its own name', async () => {
    const path = join(folder, 'case.svs');
    await writeFile(path, content);
    await client.uploadSlide(path, { chunkBytes: CHUNK });
    expect(server.headers[0]?.files).toMatchObject([{ name: 'case.svs', sizeBytes: content.length }]);
    expect(server.contents()[0]?.equals(content)).toBe(true);
  });

  it('notices a file that shrinks under it', async () => {
    const path = join(folder, 'case.svs');
    await writeFile(path, content);
    const onProgress = ({ phase, doneBytes }: UploadProgress): void => {
      if (phase === 'uploading' && doneBytes === 0) truncateSync(path, 10);
    };
    await expect(client.uploadSlide(path, { chunkBytes: CHUNK, onProgress })).rejects.toThrow(/became shorter/);
  });

  it('holds no more files open than it reads from', async () => {
    const names = Array.from({ length: 100 }, (_, index) => join(folder, `${String(index)}.dcm`));
    for (const name of names) await writeFile(name, name);
    const before = openDescriptors();
    let most = 0;
    await client.uploadSlide(names, { onProgress: () => (most = Math.max(most, openDescriptors())) });
    expect(server.contents()).toHaveLength(names.length);
    expect(most - before).toBeLessThan(20);
  });

  it('says that a folder wants slideFiles', async () => {
    await expect(client.uploadSlide(folder)).rejects.toThrow(/slideFiles/);
    expect(server.calls).toEqual([]);
  });

  it('says which file is missing before anything is sent', async () => {
    await expect(client.uploadSlide(join(folder, 'none.svs'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(server.calls).toEqual([]);
  });
});
