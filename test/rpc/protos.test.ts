// The protos, the code and the generated pages say the same.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATE_STEPS, generateAll } from '../../scripts/generate/steps.js';
import { commentOf, parseProtos } from '../../scripts/generate/proto-comments.js';
import { ERROR_REASONS } from '../../src/domain/errors/error-reason.js';
import { STATUS_CODES } from '../../src/rpc/errors/status-codes.js';

const repoRoot = fileURLToPath(new URL('../..', import.meta.url));

describe('error_reason.proto', () => {
  it('lists exactly the reasons that the domain throws', async () => {
    const { values } = await reasonEnum();
    const names = Object.keys(values).filter((name) => name !== 'ERROR_REASON_UNSPECIFIED');
    expect(names.sort()).toEqual(ERROR_REASONS.map((reason) => `ERROR_REASON_${reason}`).sort());
  });

  it.each(ERROR_REASONS)('documents the status that %s is sent with', async (reason) => {
    const { comments } = await reasonEnum();
    const comment = commentOf({ comment: comments[`ERROR_REASON_${reason}`] ?? null });
    expect(comment).toMatch(new RegExp(`^${status[STATUS_CODES[reason]]}\\. .+`));
  });
});

describe('npm run generate', () => {
  let outRoot: string;

  beforeAll(async () => {
    outRoot = await mkdtemp(join(tmpdir(), 'sentinode-generate-'));
    await generateAll({ repoRoot, outRoot });
  });

  afterAll(() => rm(outRoot, { recursive: true }));

  it.each(GENERATE_STEPS.flatMap(({ name, outputs }) => outputs.map((output) => [output, name] as const)))(
    'would change nothing in %s (%s)',
    async (output) => {
      const committed = await treeOf(join(repoRoot, output));
      expect(committed.size).toBeGreaterThan(0);
      expect(await treeOf(join(outRoot, output))).toEqual(committed);
    },
  );
});

async function reasonEnum(): Promise<{ values: Record<string, number>; comments: Record<string, string | null> }> {
  const root = await parseProtos(join(repoRoot, 'proto'), ['sentinode/v1/error_reason.proto']);
  return root.lookupEnum('sentinode.v1.ErrorReason');
}

/** Content by relative path, of a folder or a file. */
async function treeOf(path: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return new Map([['', await readFile(path, 'utf8')]]);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.map(async (file) => [file.slice(path.length), await readFile(file, 'utf8')] as const),
  );
  return new Map(contents.sort(([a], [b]) => (a < b ? -1 : 1)));
}
