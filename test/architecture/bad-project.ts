// A small project in which every import rule is broken once: proof that the rules can fail.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from './cruise-source.js';

/** The file that breaks each layer or hygiene rule, and the line with which it does. */
export const offences: Readonly<Record<string, { readonly file: string; readonly line: string }>> = {
  'domain-is-pure': { file: 'src/domain/reads-a-file.ts', line: "import 'node:fs';" },
  'ports-know-only-the-domain': {
    file: 'src/ports/shows-its-adapter.ts',
    line: "import type { Store } from '../storage/store.js';",
  },
  'ports-import-only-types': { file: 'src/ports/runs-code.ts', line: "import { shape } from '../domain/shape.js';" },
  'app-knows-domain-and-ports': { file: 'src/app/names-a-store.ts', line: "import '../storage/store.js';" },
  'adapters-know-no-other-layer': { file: 'src/slides/stores.ts', line: "import '../storage/store.js';" },
  'libraries-know-no-adapter': { file: 'src/image/stores.ts', line: "import '../storage/store.js';" },
  'only-roots-name-adapters': { file: 'src/cli/stores.ts', line: "import '../storage/store.js';" },
  'rpc-calls-app': { file: 'src/rpc/logs.ts', line: "import '../log/first.js';" },
  'http-calls-app': { file: 'src/http/speaks-grpc.ts', line: "import '../rpc/logs.js';" },
  'gen-belongs-to-rpc': { file: 'src/storage/speaks-wire.ts', line: "import '../gen/wire.js';" },
  'cli-speaks-through-the-client': { file: 'src/cli/skips-the-client.ts', line: "import '../app/names-a-store.js';" },
  'client-belongs-to-cli': { file: 'src/storage/calls-itself.ts', line: "import '../../clients/client.js';" },
  'no-cycles': { file: 'src/log/first.ts', line: "import './second.js';" },
  'no-unresolvable': { file: 'src/log/lost.ts', line: "import './nowhere.js';" },
  'src-needs-no-dev-dependency': { file: 'src/log/tests-itself.ts', line: "import { test } from 'vitest';" },
  'src-imports-only-src': { file: 'src/log/leans-on-a-test.ts', line: "import '../../test/helper.js';" },
  'package-has-an-owner': { file: 'src/log/brings-a-stranger.ts', line: "import ts from 'typescript';" },
};

const bystanders: Readonly<Record<string, string>> = {
  'src/domain/shape.ts': 'export const shape = 1;',
  'src/storage/store.ts': 'export interface Store { readonly size: number }',
  'src/log/second.ts': "import './first.js';",
  'src/gen/wire.ts': 'export const wire = 1;',
  'clients/client.ts': 'export const client = 1;',
  'test/helper.ts': 'export const helper = 1;',
};

/** Packages of files alone, which have no module to import. */
const dataPackages = new Set(['dejavu-fonts-ttf']);

const moduleOf = (packageName: string): string =>
  dataPackages.has(packageName) ? `${packageName}/package.json` : packageName;

/** Where the bad project imports a package that belongs to another folder. */
export const strangerTo = (packageName: string): string => `src/stranger-to/${packageName.replaceAll('/', '-')}.ts`;

/** Writes the project to a temporary folder, with the packages of this one; the caller removes it. */
export async function writeBadProject(ownedPackages: readonly string[]): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'sentinode-imports-'));
  await symlink(path.join(repositoryRoot, 'node_modules'), path.join(directory, 'node_modules'));
  const files = new Map(Object.entries(bystanders));
  files.set('package.json', await readFile(path.join(repositoryRoot, 'package.json'), 'utf8'));
  for (const { file, line } of Object.values(offences)) files.set(file, `${line}\nexport {};\n`);
  for (const name of ownedPackages) files.set(strangerTo(name), `import '${moduleOf(name)}';\n`);
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  return directory;
}

export async function removeBadProject(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}
