import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient, type TlsOptions } from '../../clients/typescript/src/index.js';
import { makeCertificates, type Certificates } from '../rpc/support/certificates.js';
import { startTestServer, type TestServer } from '../rpc/support/start-test-server.js';
import { runCommand } from '../support/run-command.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

suiteThatNeeds(hasOpenssl, 'the openssl command')('TLS', () => {
  let certificates: Certificates;
  let running: TestServer;
  let client: SentinodeClient | undefined;

  beforeAll(async () => {
    certificates = await makeCertificates();
  });

  afterEach(async () => {
    client?.close();
    await running.stop();
  });

  afterAll(() => certificates.remove());

  /** Gives the address under which its certificate knows it. */
  async function start(caFile?: string): Promise<string> {
    const tls = { certFile: certificates.file('server.pem'), keyFile: certificates.file('server.key') };
    const models = { listModels: () => Promise.resolve([]) };
    running = await startTestServer({ models }, { tls: { ...tls, ...(caFile !== undefined && { caFile }) } });
    return `localhost:${running.server.port}`;
  }

  function connect(address: string, tls: TlsOptions): SentinodeClient {
    client?.close();
    client = createSentinodeClient({ address, tls, retry: { maxAttempts: 1 }, token: 'secret' });
    return client;
  }

  it('takes the authority to trust, and sends the token', async () => {
    const address = await start();
    const { models } = connect(address, { rootCertificates: await certificates.read('ca.pem') });
    await expect(models.listModels({})).resolves.toEqual({ models: [] });
  });

  it('refuses a server of another authority', async () => {
    const { models } = connect(await start(), {});
    await expect(models.listModels({})).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: undefined });
  });

  it('shows its certificate to a server that asks for one', async () => {
    const address = await start(certificates.file('ca.pem'));
    const [rootCertificates, certificateChain, privateKey] = await Promise.all([
      certificates.read('ca.pem'),
      certificates.read('client.pem'),
      certificates.read('client.key'),
    ]);
    const { models } = connect(address, { rootCertificates, certificateChain, privateKey });
    await expect(models.listModels({})).resolves.toEqual({ models: [] });
    await expect(connect(address, { rootCertificates }).models.listModels({})).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('says so when certificate and key do not belong together', async () => {
    const address = await start();
    const [certificateChain, privateKey] = await Promise.all([
      certificates.read('client.pem'),
      certificates.read('server.key'),
    ]);
    expect(() => connect(address, { certificateChain, privateKey })).toThrow(TypeError);
    expect(() => connect(address, { certificateChain, privateKey })).toThrow(/key values mismatch/);
  });

  it('works from the command line', async () => {
    const address = await start(certificates.file('ca.pem'));
    const trust = ['--server', address, '--tls-ca', certificates.file('ca.pem')];
    const identity = [
      '--client-cert',
      certificates.file('client.pem'),
      '--client-key',
      certificates.file('client.key'),
    ];
    const { code, stderr } = await runCommand(['models', 'list', ...trust, ...identity]);
    expect(code, stderr).toBe(0);
    const nameless = await runCommand(['models', 'list', ...trust]);
    expect(nameless.code).toBe(5);
    expect(nameless.stderr).toContain('--client-cert');
    const unreadable = ['--client-cert', 'package.json', '--client-key', 'package.json'];
    expect((await runCommand(['models', 'list', ...trust, ...unreadable])).code).toBe(2);
  });
});
