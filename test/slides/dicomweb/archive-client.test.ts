// Requests to a server that does not do what it should.
import { spawnSync } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ArchiveSettings } from '../../../src/domain/archives/archive-settings.js';
import { createArchiveClient, type ArchiveRequest } from '../../../src/slides/dicomweb/http/archive-client.js';
import { readWhole } from '../../../src/slides/dicomweb/http/read-whole.js';
import { deferred } from '../../rpc/support/deferred.js';
import { makeCertificates } from '../../rpc/support/certificates.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { expectRejection } from '../support/open-slide.js';
import { openArchiveDoor, type ArchiveDoor } from './support/archive-door.js';

const LIST: ArchiveRequest<string> = {
  path: '/series',
  accept: 'application/dicom+json',
  maxBytes: 1000,
  what: 'the series',
  take: async (answer) => (await readWhole(answer)).toString(),
};

function settingsOf(door: Pick<ArchiveDoor, 'url'>, more: Partial<ArchiveSettings> = {}): ArchiveSettings {
  return { name: 'hospital', url: door.url, maxRequests: 2, silenceMs: 5000, ...more };
}

async function openDoor(...[options]: Parameters<typeof openArchiveDoor>): Promise<ArchiveDoor> {
  const door = await openArchiveDoor(options);
  onTestFinished(() => door.close());
  return door;
}

/** Answers with each in turn, the last one for good. */
function inTurn(...answers: readonly ((outgoing: ServerResponse) => unknown)[]): ArchiveDoor['answer'] {
  let turn = 0;
  return (_, outgoing) => {
    answers[Math.min(turn, answers.length - 1)]?.(outgoing);
    turn += 1;
    return true;
  };
}

const status =
  (code: number, headers = {}) =>
  (outgoing: ServerResponse): unknown =>
    outgoing.writeHead(code, headers).end('CANARY^PATIENT');
const good = (outgoing: ServerResponse): unknown => outgoing.end('good');

describe('a request to an archive', () => {
  it.each([429, 502, 503, 504])('is tried again after %i', async (code) => {
    const door = await openDoor();
    door.answer = inTurn(status(code), good);
    expect(await createArchiveClient(settingsOf(door)).get(LIST)).toBe('good');
    expect(door.asked).toHaveLength(2);
  });

  it('waits as long as Retry-After says', async () => {
    const door = await openDoor();
    door.answer = inTurn(status(503, { 'retry-after': '1' }), good);
    const startedAtMs = performance.now();
    await createArchiveClient(settingsOf(door)).get(LIST);
    expect(performance.now() - startedAtMs).toBeGreaterThan(990);
  });

  it('is tried again when the connection is lost within the answer', async () => {
    const door = await openDoor();
    const cutOff = (outgoing: ServerResponse): unknown => {
      outgoing.writeHead(200, { 'content-length': '100' });
      return outgoing.write('some', () => outgoing.destroy());
    };
    door.answer = inTurn(cutOff, good);
    expect(await createArchiveClient(settingsOf(door)).get(LIST)).toBe('good');
  });

  it('is given up after four tries', async () => {
    const door = await openDoor();
    door.answer = inTurn(status(503));
    const message = /^The archive "hospital" cannot be read from: it answers 503\.$/;
    const error = await expectRejection(
      createArchiveClient(settingsOf(door)).get(LIST),
      'ARCHIVE_UNAVAILABLE',
      message,
    );
    expect(door.asked).toHaveLength(4);
    expect(error.retryAfterMs).toBe(10_000);
  });

  it.each([
    [401, 'ARCHIVE_ACCESS_DENIED', /does not accept the credentials/],
    [403, 'ARCHIVE_ACCESS_DENIED', /may not read this/],
    [404, 'ARCHIVE_OBJECT_NOT_FOUND', /does not hold the series/],
    [500, 'ARCHIVE_UNAVAILABLE', /it answers 500/],
    [400, 'ARCHIVE_ANSWER_INVALID', /it answers 400/],
  ] as const)('is not tried again after %i', async (code, reason, message) => {
    const door = await openDoor();
    door.answer = inTurn(status(code));
    await expectRejection(createArchiveClient(settingsOf(door)).get(LIST), reason, message);
    expect(door.asked).toHaveLength(1);
  });

  it('is led nowhere else', async () => {
    const [door, elsewhere] = [await openDoor(), await openDoor()];
    door.answer = inTurn(status(302, { location: elsewhere.url }));
    const message = /it redirects \(302\), which is not followed/;
    await expectRejection(createArchiveClient(settingsOf(door)).get(LIST), 'ARCHIVE_ANSWER_INVALID', message);
    expect(elsewhere.asked).toEqual([]);
  });

  it('takes no more bytes than it asked for', async () => {
    const door = await openDoor();
    let ended = 0;
    door.answer = (_: IncomingMessage, outgoing) => {
      const more = (): void => {
        while (!outgoing.destroyed && outgoing.write(Buffer.alloc(10_000)));
      };
      outgoing.on('drain', more).on('close', () => (ended += 1));
      more();
      return true;
    };
    const message = /an answer has more than 1000 bytes/;
    await expectRejection(createArchiveClient(settingsOf(door)).get(LIST), 'ARCHIVE_ANSWER_INVALID', message);
    await expect.poll(() => ended).toBe(1);
  });

  it.each([
    ['before', (): unknown => undefined],
    ['within', (outgoing: ServerResponse): unknown => outgoing.write('some')],
  ])('ends when the server is silent %s its answer', async (_, answer) => {
    const door = await openDoor();
    door.answer = inTurn(answer);
    const client = createArchiveClient(settingsOf(door, { silenceMs: 50 }));
    await expectRejection(client.get(LIST), 'ARCHIVE_UNAVAILABLE', /it does not answer \(ETIMEDOUT\)/);
    expect(door.asked).toHaveLength(4);
  });

  it('ends at once when its caller goes away, and says so to the server', async () => {
    const door = await openDoor();
    const [arrived, left] = [deferred(), deferred()];
    door.answer = (incoming) => {
      incoming.on('close', left.resolve);
      arrived.resolve();
      return true;
    };
    const gone = new AbortController();
    const request = createArchiveClient(settingsOf(door)).get({ ...LIST, signal: gone.signal });
    await arrived.promise;
    gone.abort();
    await expectRejection(request, 'CANCELLED', /./);
    await left.promise;
  });

  it('is one of few at a time', async () => {
    const door = await openDoor();
    const held: ServerResponse[] = [];
    // None is answered before its neighbour has come.
    door.answer = (_, outgoing) => {
      held.push(outgoing);
      if (held.length === 2) for (const one of held.splice(0)) one.end('good');
      return true;
    };
    const client = createArchiveClient(settingsOf(door));
    await Promise.all(Array.from({ length: 20 }, () => client.get(LIST)));
    expect(door.asked).toHaveLength(20);
    expect(door.mostAtOnce).toBe(2);
  });

  it('carries the secret as it is now', async () => {
    const door = await openDoor();
    const seen: unknown[] = [];
    door.answer = ({ headers }, outgoing) => {
      seen.push(headers.authorization);
      return good(outgoing) !== undefined;
    };
    const path = join(await temporaryFolder(), 'token');
    await writeFile(path, 'first\n');
    const credentials = { kind: 'bearer', secret: { kind: 'file', path } } as const;
    const client = createArchiveClient(settingsOf(door, { credentials }));
    await client.get(LIST);
    await writeFile(path, 'second');
    await client.get(LIST);
    expect(seen).toEqual(['Bearer first', 'Bearer second']);
    await writeFile(path, '');
    const message = /The file with the secret of the archive "hospital" cannot be read/;
    await expectRejection(client.get(LIST), 'CONFIG_INVALID', message);
  });

  it('tells an archive that is not there', async () => {
    const door = await openArchiveDoor();
    await door.close();
    const message = /nothing listens at its address \(ECONNREFUSED\)/;
    await expectRejection(createArchiveClient(settingsOf(door)).get(LIST), 'ARCHIVE_UNAVAILABLE', message);
  });

  it('leaves a defect of ours what it is', async () => {
    const door = await openDoor();
    door.answer = inTurn(good);
    const take = (): Promise<string> => Promise.reject(new TypeError('ours'));
    await expect(createArchiveClient(settingsOf(door)).get({ ...LIST, take })).rejects.toThrow('ours');
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

suiteThatNeeds(hasOpenssl, 'the openssl command')('a request over TLS', () => {
  it('trusts the authority of caFile, and no other', async () => {
    const certificates = await makeCertificates();
    onTestFinished(() => certificates.remove());
    const [cert, key] = [
      await readFile(certificates.file('server.pem')),
      await readFile(certificates.file('server.key')),
    ];
    const door = await openDoor({ tls: { cert, key } });
    door.answer = inTurn(good);
    const trusting = createArchiveClient(settingsOf(door, { caFile: certificates.file('ca.pem') }));
    expect(await trusting.get(LIST)).toBe('good');
    const message = /its certificate is not accepted, or it speaks no TLS \([A-Z_]+\)/;
    await expectRejection(createArchiveClient(settingsOf(door)).get(LIST), 'ARCHIVE_UNAVAILABLE', message);
    expect(door.asked).toHaveLength(1);
  });
});
