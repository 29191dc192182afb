import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerError } from 'nice-grpc-common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSentinodeClient, SentinodeError, type SentinodeClient } from '../../clients/typescript/src/index.js';
import type { Patch, PatchScore } from '../../clients/typescript/src/messages.js';
import { CliError } from '../../src/cli/errors/cli-error.js';
import type { Input } from '../../src/cli/inputs/expand-inputs.js';
import { createPatchFeed } from '../../src/cli/score/patch-feed.js';
import { scoreFiles } from '../../src/cli/score/score-files.js';
import type { ScoredFile } from '../../src/cli/score/scored-file.js';
import { fail, startPeer, Status, type Peer } from '../client/peer.js';

let peer: Peer;
let client: SentinodeClient;
let folder: string;
let streams = 0;
let streamError: (index: number) => ServerError | undefined = () => undefined;

function isBad(patch: Patch): boolean {
  return patch.content?.$case === 'encoded' && Buffer.from(patch.content.value).toString() === 'bad';
}

function scoreOf(patch: Patch): Partial<PatchScore> {
  return { id: patch.id, ensembleProbability: Number(/(\d+)\.png$/.exec(patch.id)?.[1]) / 10_000 };
}

beforeEach(async () => {
  streams = 0;
  streamError = () => undefined;
  folder = await mkdtemp(join(tmpdir(), 'sentinode-score-'));
  peer = await startPeer({
    predictions: {
      async *streamPatchScores(requests, context) {
        const batch: Patch[] = [];
        const stream = streams++;
        for await (const { patch } of requests) {
          if (patch === undefined) continue;
          const broken = streamError(stream);
          if (broken !== undefined) throw broken;
          // As the real server: a batch is scored together, so a refusal comes late.
          if (isBad(patch)) throw fail(context, { code: Status.INVALID_ARGUMENT, reason: 'PATCH_UNDECODABLE' });
          batch.push(patch);
          if (batch.length === 8) for (const scored of batch.splice(0)) yield { score: scoreOf(scored) };
        }
        for (const scored of batch) yield { score: scoreOf(scored) };
      },
      async scorePatches({ patches }, context) {
        const bad = patches.findIndex(isBad);
        if (bad < 0) return { scores: patches.map(scoreOf) };
        const fields = [{ field: `patches[${bad}].encoded`, description: 'is no image' }];
        throw fail(context, { code: Status.INVALID_ARGUMENT, reason: 'PATCH_UNDECODABLE', fields });
      },
    },
  });
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 2 } });
});

afterEach(async () => {
  client.close();
  peer.kill();
  await rm(folder, { recursive: true });
});

async function makeFiles(count: number, bad: ReadonlySet<number> = new Set()): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, index) => join(folder, `${index}.png`));
  await Promise.all(paths.map((path, index) => writeFile(path, bad.has(index) ? 'bad' : 'good')));
  return paths;
}

async function* inputs(paths: readonly string[]): AsyncGenerator<Input, void, undefined> {
  for (const path of paths) yield { path };
}

async function scoreAll(paths: readonly string[]): Promise<ScoredFile[]> {
  const scored: ScoredFile[] = [];
  for await (const one of scoreFiles(client, inputs(paths), { signal: new AbortController().signal })) scored.push(one);
  return scored;
}

function summary(scored: readonly ScoredFile[]): (number | string | undefined)[] {
  return scored.map((one) => {
    if ('score' in one) return Math.round(one.score.ensembleProbability * 10_000);
    return one.error instanceof SentinodeError || one.error instanceof CliError ? one.error.reason : String(one.error);
  });
}

describe('scoreFiles', () => {
  it('gives each file its own score, in order, through one stream', async () => {
    const paths = await makeFiles(500);
    const scored = await scoreAll(paths);
    expect(scored.map(({ file }) => file)).toEqual(paths);
    expect(summary(scored)).toEqual(paths.map((_, index) => index));
    expect(streams).toBe(1);
  });

  it('reports bad patches in their place and scores all others', async () => {
    const bad = new Set([0, 17, 18, 19, 100, 249]);
    const paths = await makeFiles(250, bad);
    const scored = await scoreAll(paths);
    expect(scored.map(({ file }) => file)).toEqual(paths);
    expect(summary(scored)).toEqual(paths.map((_, index) => (bad.has(index) ? 'PATCH_UNDECODABLE' : index)));
  });

  it('reports files that cannot be read in their place, also many in a row', async () => {
    const paths = await makeFiles(10);
    const missing = Array.from({ length: 200 }, (_, index) => join(folder, `missing${index}.png`));
    const all = [...paths.slice(0, 5), ...missing, ...paths.slice(5)];
    const scored = await scoreAll(all);
    expect(scored.map(({ file }) => file)).toEqual(all);
    expect(scored.filter((one) => 'error' in one)).toHaveLength(200);
  });

  it('goes on when the stream breaks and the server is still there', async () => {
    const paths = await makeFiles(100);
    streamError = (stream) => (stream === 0 ? new ServerError(Status.UNAVAILABLE, 'gone for a moment') : undefined);
    expect(summary(await scoreAll(paths))).toEqual(paths.map((_, index) => index));
  });

  it('throws when the server is gone', async () => {
    const paths = await makeFiles(100);
    streamError = () => {
      peer.kill();
      return new ServerError(Status.UNAVAILABLE, 'gone');
    };
    await expect(scoreAll(paths)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('throws what has nothing to do with a patch', async () => {
    const paths = await makeFiles(3);
    streamError = () => new ServerError(Status.FAILED_PRECONDITION, 'no model');
    await expect(scoreAll(paths)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
  });

  it('reads no more than 64 files ahead of the answers', async () => {
    const [path = ''] = await makeFiles(1);
    let read = 0;
    const endless = (async function* (): AsyncGenerator<Input, void, undefined> {
      for (;;) {
        read++;
        yield { path };
      }
    })();
    const feed = createPatchFeed(endless);
    const patches = feed.patches();
    for (let sent = 0; sent < 64; sent++) await patches.next();
    const next = patches.next();
    expect(read).toBe(64);
    feed.takeSent();
    expect((await next).done).toBe(false);
    expect(read).toBe(65);
    expect(await feed.close()).toHaveLength(64);
  });

  it('gives nothing for nothing', async () => {
    expect(await scoreAll([])).toEqual([]);
  });
});
