// Label, macro and thumbnail through a real server: let out as its operator says, and no further.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssociatedImageKind } from '../../src/gen/sentinode/v1/AssociatedImageKind.js';
import type { GetAssociatedImageResponse__Output } from '../../src/gen/sentinode/v1/GetAssociatedImageResponse.js';
import type { Slide__Output } from '../../src/gen/sentinode/v1/Slide.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { runCommand } from '../support/run-command.js';
import { fixture, SVS } from './support/fixtures.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

type Kind = 'LABEL' | 'MACRO' | 'THUMBNAIL' | 'UNSPECIFIED';

interface Running {
  readonly server: ServerProcess;
  readonly clients: RawClients;
  readonly slide: Slide__Output;
}

async function start(...flags: readonly string[]): Promise<Running> {
  const server = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0', ...flags] });
  const clients = rawClients(server.address);
  return { server, clients, slide: await uploadSlide(clients, await fixture(SVS)) };
}

async function end({ server, clients }: Running): Promise<void> {
  clients.close();
  await server.stop();
}

function ask({ clients, slide }: Running, kind: Kind, more: object = {}): Promise<GetAssociatedImageResponse__Output> {
  const request = { slideId: slide.id, kind: `ASSOCIATED_IMAGE_KIND_${kind}` as AssociatedImageKind, ...more };
  return promised((callback) => clients.slides.getAssociatedImage(request, callback as never));
}

describe('a server that lets all out', () => {
  let running: Running;
  beforeAll(async () => {
    running = await start('--associated-images', 'all');
  });
  afterAll(() => end(running));

  it('says which there are, and gives them by gRPC', async () => {
    expect(running.slide.associatedImages).toEqual([
      'ASSOCIATED_IMAGE_KIND_LABEL',
      'ASSOCIATED_IMAGE_KIND_MACRO',
      'ASSOCIATED_IMAGE_KIND_THUMBNAIL',
    ]);
    const { image } = await ask(running, 'LABEL', { format: 'IMAGE_FORMAT_PNG' });
    expect(image).toMatchObject({ format: 'IMAGE_FORMAT_PNG', widthPx: 387, heightPx: 463 });
    expect(await sharp(image?.data).metadata()).toMatchObject({ format: 'png', width: 387, height: 463 });
    expect((await ask(running, 'MACRO')).image).toMatchObject({ widthPx: 1024, format: 'IMAGE_FORMAT_JPEG' });
    expect((await ask(running, 'MACRO', { maxSidePx: 4096 })).image).toMatchObject({ widthPx: 1280, heightPx: 431 });
    expect((await ask(running, 'THUMBNAIL', { maxSidePx: 16 })).image).toMatchObject({ heightPx: 16 });
  });

  it('refuses what cannot be asked for, by field or reason', async () => {
    const refusal = async (...args: [kind: Kind, more?: object]): Promise<unknown> =>
      decodeError(await failureOf(ask(running, ...args)));
    expect(await refusal('UNSPECIFIED')).toMatchObject({ reason: 'INVALID_FIELD', fields: ['kind'] });
    expect(await refusal('LABEL', { maxSidePx: 4097 })).toMatchObject({ reason: 'INVALID_FIELD' });
    expect(await refusal('LABEL', { slideId: 'none' })).toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
    expect(await refusal('LABEL', { applyIcc: true })).toMatchObject({ reason: 'ICC_PROFILE_MISSING' });
  });

  it('gives them over HTTP, for no cache to keep', async () => {
    const response = await fetch(`${running.server.httpAddress}/slides/${running.slide.id}/label.jpeg`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ format: 'jpeg', width: 387 });
  });

  it('and to the command line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sentinode-test-'));
    const out = join(folder, 'label.png');
    const { id } = running.slide;
    const ran = await runCommand([
      'slides',
      'associated',
      id,
      'label',
      '--out',
      out,
      '--server',
      running.server.address,
    ]);
    expect(ran).toMatchObject({ code: 0, stdout: `${out}: 387 × 463 px\n` });
    expect(await sharp(await readFile(out)).metadata()).toMatchObject({ format: 'png', width: 387 });
    await rm(folder, { recursive: true });
  });
});

describe('a server with its defaults', () => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => end(running));

  it('lets the thumbnail out alone', async () => {
    expect((await ask(running, 'THUMBNAIL')).image?.widthPx).toBeGreaterThan(16);
    for (const kind of ['LABEL', 'MACRO'] as const) {
      expect(decodeError(await failureOf(ask(running, kind)))).toMatchObject({
        code: status.PERMISSION_DENIED,
        reason: 'ASSOCIATED_IMAGE_NOT_ALLOWED',
        metadata: { kind: kind.toLowerCase() },
      });
      const response = await fetch(
        `${running.server.httpAddress}/slides/${running.slide.id}/${kind.toLowerCase()}.jpeg`,
      );
      expect({ status: response.status, body: await response.json() }).toMatchObject({
        status: 403,
        body: { error: { reason: 'ASSOCIATED_IMAGE_NOT_ALLOWED' } },
      });
    }
  });

  it('even of slides that it does not have', async () => {
    const failure = await failureOf(ask(running, 'LABEL', { slideId: 'none' }));
    expect(decodeError(failure)).toMatchObject({ reason: 'ASSOCIATED_IMAGE_NOT_ALLOWED' });
  });
});
