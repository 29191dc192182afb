import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

it('docs/api.md has a section for every proto file of the package', async () => {
  const files = await readdir(new URL('proto/sentinode/v1/', root));
  const protos = files.filter((file) => file.endsWith('.proto'));
  expect(protos.length).toBeGreaterThan(5);
  const text = await readFile(new URL('docs/api.md', root), 'utf8');
  const sections = [...text.matchAll(/^## `sentinode\/v1\/(\w+\.proto)`$/gm)].map(([, name]) => name);
  expect(sections.toSorted()).toEqual(protos.toSorted());
});
