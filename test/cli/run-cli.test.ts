import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand as run } from '../support/run-command.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('the command line', () => {
  it.each([
    [['--nonsense'], 'unknown option'],
    [['nonsense'], 'unknown command'],
    [[], 'no command given'],
    [['predict'], 'missing required argument'],
    [['predict', 'a.svs', '--sampling', 'some'], 'random:N'],
    [['predict', 'a.svs', '--mpp', '0'], 'micrometres per pixel'],
    [['predict', 'a.svs', '--keep'], '--keep needs'],
    [['predict', 'a', '--slide-id', '--mpp', '1', '--data-dir', 'd'], 'goes with neither'],
    [['predict', 'a.svs', '--server', 'nowhere'], 'HOST:PORT'],
    [['health', '--server', 'pacs.example.org:1', '--token', 't'], 'set tls'],
    [['health', '--server', 'localhost:1', '--client-cert', 'package.json'], '--client-key belong together'],
    [['health', '--server', 'localhost:1', '--client-key', 'package.json'], '--client-key belong together'],
    [['health', '--server', 'http://localhost:1'], 'HOST:PORT'],
    [['slides', 'upload', 'a.svs', 'b.svs', '--request-id', 'r', '--data-dir', 'd'], 'one slide'],
    [['slides', 'list'], '--server'],
    [['models', 'load', 'simplenet'], '--server'],
    [['serve', '--listen', 'here'], '--listen'],
  ])('%j is a usage error', async (args, message) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    const json = await run([...args, '--json']);
    expect(json.code).toBe(2);
    expect(json.records()).toEqual([
      { error: { reason: expect.any(String) as string, message: expect.stringContaining(message) as string } },
    ]);
  });

  it('helps, with the exit codes', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const text of [
      'serve',
      'predict',
      'score',
      'train',
      'evaluate',
      'models',
      'slides',
      'doctor',
      'demo',
      'Exit codes:',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  it('gives every setting of the server a flag, once', async () => {
    const { stdout } = await run(['serve', '--help']);
    for (const flag of ['--listen', '--data-dir', '--training-root', '--drain-seconds', '--engine']) {
      expect(stdout.split(`  ${flag} `)).toHaveLength(2);
    }
  });

  it('says its version', async () => {
    expect((await run(['version', '--json'])).records()).toEqual([{ version, node: process.versions.node }]);
    expect((await run(['--version'])).stdout).toBe(`${version}\n`);
  });

  it('examines this machine, and says how to get what is missing', async () => {
    const { code, records } = await run(['doctor', '--json']);
    expect(code).toBe(0);
    const findings = records() as unknown as { name: string; ok: boolean; remedy?: string }[];
    expect(findings.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Node.js', 'machine', 'engine tensorflow', 'engine onnx', 'engine wasm']),
    );
    for (const { name, ok, remedy } of findings) expect(ok || remedy !== undefined, name).toBe(true);
  });

  it('starts no server for a file that is not there', async () => {
    const { code, stderr } = await run(['predict', 'nowhere.svs']);
    expect(code).toBe(4);
    expect(stderr).toBe('error: nowhere.svs: no such file or folder [FILE_NOT_FOUND]\n');
    expect((await run(['score', 'nowhere.png', '--json'])).records()).toMatchObject([
      { file: 'nowhere.png', error: { reason: 'FILE_NOT_FOUND' } },
    ]);
  });

  it('takes the server from the environment, and says when nobody is there', async () => {
    const { code, records } = await run(['score', 'package.json', '--json'], { SENTINODE_SERVER: '127.0.0.1:1' });
    expect(code).toBe(5);
    expect(records()).toMatchObject([
      { error: { reason: 'UNAVAILABLE', message: expect.stringContaining('127.0.0.1:1') as string } },
    ]);
  });
});
