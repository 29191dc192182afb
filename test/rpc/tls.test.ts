import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { credentials, status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { makeCertificates, type Certificates } from './support/certificates.js';
import { failureOf, promised, rawClients, type RawClients } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

suiteThatNeeds(hasOpenssl, 'the openssl command')('TLS', () => {
  let certificates: Certificates;
  let running: TestServer | undefined;
  let clients: RawClients | undefined;

  beforeAll(async () => {
    certificates = await makeCertificates();
  });

  afterEach(async () => {
    clients?.close();
    await running?.stop();
  });

  afterAll(() => certificates.remove());

  async function start(caFile?: string): Promise<string> {
    const tls = { certFile: certificates.file('server.pem'), keyFile: certificates.file('server.key') };
    const models = { listModels: () => Promise.resolve([]) };
    running = await startTestServer({ models }, { tls: { ...tls, ...(caFile !== undefined && { caFile }) } });
    return `localhost:${running.server.port}`;
  }

  const listModels = (of: RawClients): Promise<unknown> =>
    promised((callback) => of.models.listModels({}, { deadline: Date.now() + 5_000 }, callback));

  it('serves a client that trusts its authority, and nobody in plain text', async () => {
    const address = await start();
    clients = rawClients(address, credentials.createSsl(await certificates.read('ca.pem')));
    await expect(listModels(clients)).resolves.toMatchObject({ models: [] });
    const plain = rawClients(address);
    expect((await failureOf(listModels(plain))).code).not.toBe(status.OK);
    plain.close();
  });

  it('asks every client for a certificate once a CA is given', async () => {
    const address = await start(certificates.file('ca.pem'));
    const [ca, key, cert] = await Promise.all(
      ['ca.pem', 'client.key', 'client.pem'].map((name) => certificates.read(name)),
    );
    clients = rawClients(address, credentials.createSsl(ca ?? null, key, cert));
    await expect(listModels(clients)).resolves.toMatchObject({ models: [] });
    const without = rawClients(address, credentials.createSsl(ca ?? null));
    expect((await failureOf(listModels(without))).code).toBe(status.UNAVAILABLE);
    without.close();
  });

  it('refuses to start with a key that does not fit, or a file that is missing', async () => {
    running = undefined;
    clients = undefined;
    const certFile = certificates.file('server.pem');
    const mismatch = startTestServer({}, { tls: { certFile, keyFile: certificates.file('client.key') } });
    await expect(mismatch).rejects.toMatchObject({ reason: 'CONFIG_INVALID' });
    const missing = startTestServer({}, { tls: { certFile, keyFile: certificates.file('none.key') } });
    await expect(missing).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringContaining('tlsKey') as string,
    });
    await writeFile(certificates.file('garbage.pem'), 'garbage');
    const garbage = startTestServer({}, { tls: { certFile: certificates.file('garbage.pem'), keyFile: certFile } });
    await expect(garbage).rejects.toMatchObject({ reason: 'CONFIG_INVALID' });
  });
});
