// The command line on its own: a private server comes and goes with the call.
import { execFileSync, spawnSync } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rm, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeLargeSlide } from './support/large-slide.js';
import { runSentinode, startSentinode } from './support/run-sentinode.js';

const PATCH = 'examples/patches/tumour-1.webp';

let folder: string;
let privateTemp: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-test-'));
  // A temporary folder of its own shows whatever a command leaves behind.
  privateTemp = join(folder, 'tmp');
  await mkdir(privateTemp);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Process {
  readonly group: string;
  readonly args: string;
}

/** Those that run: one that has ended and waits for its parent to notice is nobody's burden. */
function processes(): Process[] {
  const lines = execFileSync('ps', ['-eo', 'pgid=,args='], { encoding: 'utf8' }).split('\n');
  const found = lines.map((line) => {
    const [, group = '', args = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { group, args };
  });
  return found.filter(({ args }) => !args.endsWith('<defunct>'));
}

/** Command lines of servers that work below the private temporary folder. */
function serversLeft(): string[] {
  return processes()
    .filter(({ args }) => args.includes(privateTemp))
    .map(({ args }) => args);
}

/** The process group of the private server: its compute children are in it too. */
function serverGroup(): string {
  const server = processes().find(({ args }) => args.includes(privateTemp));
  if (server === undefined) throw new Error('no private server runs');
  return server.group;
}

function groupLeft(group: string): string[] {
  return processes()
    .filter((process) => process.group === group)
    .map(({ args }) => args);
}

async function foldersLeft(): Promise<string[]> {
  return (await readdir(privateTemp)).filter((name) => name.startsWith('sentinode-'));
}

describe('a private server', () => {
  it('answers one call and leaves no process and no folder', async () => {
    // What the environment says of the machine's own server is none of a private one's business.
    const foreign = {
      SENTINODE_LISTEN: 'nowhere',
      SENTINODE_READY_FILE: join(folder, 'ready'),
      SENTINODE_CONFIG: 'none',
    };
    const { code, records } = await runSentinode(['score', PATCH, '--json'], { TMPDIR: privateTemp, ...foreign });
    expect(code).toBe(0);
    expect(await readdir(folder)).not.toContain('ready');
    expect(records()).toMatchObject([{ file: PATCH }]);
    expect(serversLeft()).toEqual([]);
    expect(await foldersLeft()).toEqual([]);
  });

  it('is not even started for a file that is not there', async () => {
    const { code, stderr } = await runSentinode(['predict', 'nowhere.svs'], { TMPDIR: privateTemp });
    expect(code).toBe(4);
    expect(stderr).toBe('error: nowhere.svs: no such file or folder [FILE_NOT_FOUND]\n');
  });

  it('ends on Ctrl-C in the middle of a prediction', async () => {
    const slide = join(folder, 'large.tif');
    await writeLargeSlide(slide, 6, 6);
    const command = startSentinode(['predict', slide, '--mpp', '0.486'], { TMPDIR: privateTemp });
    await command.stderrHas('scoring');
    const group = serverGroup();
    expect(groupLeft(group).length).toBeGreaterThan(1);
    command.child.kill('SIGINT');
    expect((await command.finished).code).toBe(6);
    expect(groupLeft(group)).toEqual([]);
    expect(await foldersLeft()).toEqual([]);
  });

  it('ends and cleans up even when the command is killed', async () => {
    const slide = join(folder, 'large.tif');
    await writeLargeSlide(slide, 6, 6);
    const command = startSentinode(['predict', slide, '--mpp', '0.486'], { TMPDIR: privateTemp });
    await command.stderrHas('scoring');
    const group = serverGroup();
    command.child.kill('SIGKILL');
    await vi.waitFor(
      async () => {
        expect(groupLeft(group)).toEqual([]);
        expect(await foldersLeft()).toEqual([]);
      },
      { timeout: 30_000, interval: 200 },
    );
  });

  it('that cannot start says why, with exit code 5', async () => {
    const args = ['score', PATCH, '--json', '--data-dir', 'package.json/data'];
    const { code, records } = await runSentinode(args, { TMPDIR: privateTemp });
    expect(code).toBe(5);
    expect(records()).toMatchObject([
      { error: { reason: 'SERVER_START_FAILED', message: expect.stringMatching(/^the private .+: .+\]$/) as string } },
    ]);
    expect(serversLeft()).toEqual([]);
  });

  it('works on a data folder that stays', async () => {
    const dataDir = join(folder, 'data');
    const slide = 'examples/slides/sentinode-sample.tif';
    const upload = await runSentinode(['slides', 'upload', slide, '--data-dir', dataDir, '--json'], {
      TMPDIR: privateTemp,
    });
    const id = upload.records()[0]?.['id'];
    const list = await runSentinode(['slides', 'list', '--data-dir', dataDir, '--json'], { TMPDIR: privateTemp });
    expect(list.records()).toMatchObject([{ id }]);
    expect(await foldersLeft()).toEqual([]);
  });
});

describe('bin/sentinode.js', () => {
  it('says how to build it when it is not built', async () => {
    await cp('bin', join(folder, 'bin'), { recursive: true });
    await cp('package.json', join(folder, 'package.json'));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/sentinode.js')], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('npm run build');
  });
});

describe('demo', () => {
  it('predicts the sample slide, writes its files and says how to go on', async () => {
    const out = join(folder, 'demo-out');
    const { code, stdout, stderr } = await runSentinode(['demo', '--out', out], { TMPDIR: privateTemp });
    expect(code).toBe(0);
    for (const text of [
      'tissue area',
      'patches scored',
      'simplenet',
      'inceptionv3',
      'ensemble',
      'POSITIVE',
      'seconds, scoring',
    ]) {
      expect(stdout).toContain(text);
    }
    expect(stderr).toContain('make serve');
    expect(stderr).toMatch(/scoring \d+ %/);
    expect(JSON.parse(await readFile(join(out, 'result.json'), 'utf8'))).toMatchObject({ decision: 'positive' });
    await access(join(out, 'heatmap.png'));
    expect(serversLeft()).toEqual([]);
  });
});
