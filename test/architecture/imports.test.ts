import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offences, removeBadProject, strangerTo, writeBadProject } from './bad-project.js';
import { cruiseSource, importRules, repositoryRoot, type Violation } from './cruise-source.js';
import packageOwners from './package-owners.json' with { type: 'json' };

const ownedPackages = Object.keys(packageOwners);

describe('the import rules', () => {
  it('hold in src', async () => {
    const { violations, modules } = await cruiseSource(repositoryRoot);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });

  it('know every dependency of the package, and no other', async () => {
    const manifest = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(ownedPackages.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
  });
});

describe('in a project that breaks them', () => {
  let directory: string;
  let violations: Violation[];

  beforeAll(async () => {
    directory = await writeBadProject(ownedPackages);
    ({ violations } = await cruiseSource(directory));
  });
  afterAll(async () => removeBadProject(directory));

  it.each(Object.entries(offences))('%s is reported', (rule, { file }) => {
    expect(violations).toContainEqual(expect.objectContaining({ rule, from: file }));
  });

  it.each(ownedPackages)('%s is reported outside its owner', (name) => {
    expect(violations).toContainEqual(expect.objectContaining({ rule: `owner-of-${name}`, from: strangerTo(name) }));
  });

  it('no rule is left without its offence', async () => {
    const proven = [...Object.keys(offences), ...ownedPackages.map((name) => `owner-of-${name}`)];
    expect(proven.toSorted()).toEqual((await importRules()).toSorted());
  });
});
