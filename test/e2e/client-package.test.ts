// The packed client in an empty project: what `npm pack` makes is complete, types included, and its README is true.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import { startServerProcess } from './support/server-process.js';

const run = promisify(execFile);
const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(REPO_ROOT, 'examples/slides/sentinode-sample.tif');

let folder: string;
let tarball: string;
let project: string;
/** What npm said when the registry could not be reached. */
let unreachable: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-test-'));
  tarball = await pack();
  project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  unreachable = await install();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Packs a copy, for packing builds, and a build under way would pull the client from under the other tests. */
async function pack(): Promise<string> {
  const copy = join(folder, 'repo/clients/typescript');
  await cp(join(REPO_ROOT, 'clients/typescript'), copy, {
    recursive: true,
    filter: (source) => !/typescript\/(dist|node_modules)$/.test(source),
  });
  await cp(join(REPO_ROOT, 'tsconfig.json'), join(folder, 'repo/tsconfig.json'));
  await symlink(join(REPO_ROOT, 'node_modules'), join(folder, 'repo/node_modules'));
  await run('npm', ['run', 'build'], { cwd: copy });
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: copy });
  const [name = ''] = (await readdir(folder)).filter((entry) => entry.endsWith('.tgz'));
  return join(folder, name);
}

async function install(): Promise<string | undefined> {
  const args = ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  return await run('npm', args, { cwd: project, timeout: 110_000 }).then(
    () => undefined,
    (error: unknown) => {
      const { stderr = '' } = error as { stderr?: string };
      if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|EAI_AGAIN/.test(stderr)) return stderr;
      throw error;
    },
  );
}

function needsRegistry(context: TestContext): void {
  if (unreachable !== undefined) context.skip('needs the package registry or a warm cache');
}

describe('the packed client', () => {
  it('holds the build, README and licence, and nothing else', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball]);
    const entries = stdout.trim().split('\n');
    expect(entries).toEqual(
      expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/package.json', 'package/dist/index.js']),
    );
    expect(entries).toContain('package/dist/index.d.ts');
    const others = entries.filter(
      (entry) => !/^package\/(LICENSE|README\.md|package\.json|dist\/.+\.(js|d\.ts))$/.test(entry),
    );
    expect(others).toEqual([]);
    const licence = await readFile(join(REPO_ROOT, 'LICENSE'), 'utf8');
    expect(await readFile(join(REPO_ROOT, 'clients/typescript/LICENSE'), 'utf8')).toBe(licence);
  });

  it('is imported as an ES module', async (context) => {
    needsRegistry(context);
    const script = "import * as client from '@sentinode/client'; console.log(typeof client.createSentinodeClient)";
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: project });
    expect(stdout).toBe('function\n');
  });

  it('has declarations that a bundler’s project compiles too, checked as strictly', async (context) => {
    needsRegistry(context);
    const options = { ...COMPILER_OPTIONS, module: 'ESNext', moduleResolution: 'bundler', noEmit: true };
    await writeFile(join(project, 'use.ts'), USE);
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
    await compile();
  });

  it('runs the README’s example against a server, checked by the strictest compiler', async (context) => {
    needsRegistry(context);
    await writeFile(join(project, 'pacs-worker.ts'), await readmeExample());
    const settings = { compilerOptions: COMPILER_OPTIONS, files: ['pacs-worker.ts'] };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify(settings));
    await compile();

    const server = await startServerProcess();
    try {
      const out = join(project, 'study');
      await run(process.execPath, ['pacs-worker.js', server.address, SAMPLE, out], { cwd: project });
      const findings = JSON.parse(await readFile(join(out, 'findings.json'), 'utf8')) as object;
      expect(findings).toMatchObject({ suspicious: true, noTissue: false });
      expect((await readFile(join(out, 'heatmap.png'))).subarray(1, 4).toString()).toBe('PNG');

      const refused = run(process.execPath, ['pacs-worker.js', server.address, 'package.json', out], { cwd: project });
      await expect(refused).rejects.toMatchObject({
        code: 65,
        stderr: expect.stringContaining('SLIDE_FORMAT_UNKNOWN') as string,
      });
      const client = createSentinodeClient({ address: server.address });
      expect((await client.slides.listSlides({})).slides).toEqual([]);
      client.close();
    } finally {
      await server.stop();
    }
  });
});

async function compile(): Promise<void> {
  const tsc = join(REPO_ROOT, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc], { cwd: project }).catch((error: unknown) => {
    throw new Error((error as { stdout: string }).stdout);
  });
}

const USE = `import { createSentinodeClient, type Slide } from '@sentinode/client';
export async function upload(path: string): Promise<Slide> {
  return await createSentinodeClient({ address: 'localhost:50051' }).uploadSlide(path);
}
`;

const COMPILER_OPTIONS = {
  target: 'ES2023',
  module: 'NodeNext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  // The declarations that the package brings are checked too.
  skipLibCheck: false,
  types: ['node'],
  typeRoots: [join(REPO_ROOT, 'node_modules/@types')],
};

async function readmeExample(): Promise<string> {
  const readme = await readFile(join(REPO_ROOT, 'clients/typescript/README.md'), 'utf8');
  const match = /<!-- example: pacs-worker\.ts -->\n```ts\n([\s\S]*?)\n```/.exec(readme);
  if (match?.[1] === undefined) throw new Error('the README has no example pacs-worker.ts');
  return match[1];
}
