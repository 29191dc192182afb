import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadArchives } from '../../src/config.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function archives(yaml: string): ReturnType<typeof loadArchives> {
  const file = join(await temporaryFolder(), 'archives.yaml');
  await writeFile(file, yaml);
  return loadArchives(file);
}

describe('the file of archives', () => {
  it('names servers, with paths from where it lies and no secret', async () => {
    const file = join(await temporaryFolder(), 'archives.yaml');
    await writeFile(
      file,
      'hospital:\n  url: https://pacs.example.org/dicom-web/\n  username: me\n  passwordFile: secret\n  caFile: /ca.pem\n' +
        'research:\n  url: http://127.0.0.1:8042/dicom-web\n  tokenEnv: TOKEN\n  maxRequests: 8\n  silenceSeconds: 5\n',
    );
    expect(await loadArchives(file)).toEqual([
      {
        name: 'hospital',
        url: 'https://pacs.example.org/dicom-web',
        credentials: { kind: 'basic', username: 'me', secret: { kind: 'file', path: join(file, '../secret') } },
        caFile: '/ca.pem',
        maxRequests: 4,
        silenceMs: 30_000,
      },
      {
        name: 'research',
        url: 'http://127.0.0.1:8042/dicom-web',
        credentials: { kind: 'bearer', secret: { kind: 'environment', variable: 'TOKEN' } },
        maxRequests: 8,
        silenceMs: 5000,
      },
    ]);
  });

  it('may be left out, and empty', async () => {
    expect(await loadArchives(undefined)).toEqual([]);
    expect(await archives('')).toEqual([]);
  });

  it.each([
    ['a: {}', /a: url: /],
    ['a: {url: ftp://x}', /a: url: is no http or https address/],
    ['a: {url: "https://me:secret@x/"}', /must not hold credentials/],
    ['a: {url: "https://x/?a=1"}', /must end with the path of the service/],
    ['a: {url: "http://pacs.example.org/"}', /without https/],
    ['a: {url: "https://x/", username: me}', /username and a password go together/],
    ['a: {url: "https://x/", passwordFile: p}', /username and a password go together/],
    ['a: {url: "https://x/", tokenFile: p, tokenEnv: T}', /give one of/],
    ['a: {url: "https://x/", password: secret}', /password/],
    ['a: {url: "https://x/", maxRequests: 0}', /maxRequests/],
    ['"a/b": {url: "https://x/"}', /is no name/],
    ['- a', /is not a mapping of archives/],
  ])('is refused with what is wrong: %s', async (yaml, message) => {
    const error = await archives(yaml).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ reason: 'CONFIG_INVALID', message: expect.stringMatching(message) as string });
    expect(String(error)).not.toMatch(/secret@/);
  });

  it('lets plain http through to whom it is allowed', async () => {
    expect(await archives('a: {url: "http://pacs.example.org/", plainHttp: true}')).toMatchObject([
      { url: 'http://pacs.example.org' },
    ]);
  });
});
