// No Docker engine is needed to see that the images can be assembled: what they copy exists and is sent to the builder.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';

const read = (file: string): string => readFileSync(path.join(repositoryRoot, file), 'utf8');
const dockerfile = read('Dockerfile');

/** Sources of COPY lines that come from the repository, not from another stage. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(?<paths>.+) \S+$/gm)].flatMap(
  (match) => match.groups?.['paths']?.split(' ') ?? [],
);
const sent = [...read('.dockerignore').matchAll(/^!(?<path>.+)$/gm)].map((match) => match.groups?.['path'] ?? '');
const stages = [...dockerfile.matchAll(/^FROM \S+ AS (?<stage>\S+)$/gm)].map((match) => match.groups?.['stage'] ?? '');

describe('the Dockerfile', () => {
  it('copies only what exists', () => {
    expect(copied.length).toBeGreaterThan(10);
    expect(copied.filter((file) => !existsSync(path.join(repositoryRoot, file)))).toEqual([]);
  });

  it('copies only what .dockerignore lets through', () => {
    expect(
      copied.filter((file) => !sent.some((allowed) => file === allowed || file.startsWith(`${allowed}/`))),
    ).toEqual([]);
  });

  it('builds the cpu image by default and offers a gpu one', () => {
    expect(stages).toContain('gpu');
    expect(stages.at(-1)).toBe('cpu');
  });

  it('copies from stages that there are, by paths below their /app', () => {
    const taken = [...dockerfile.matchAll(/^COPY --from=(?<stage>\S+) (?<path>\S+) \S+$/gm)];
    expect(taken.length).toBeGreaterThan(5);
    for (const { groups } of taken) {
      expect(stages).toContain(groups?.['stage']);
      expect(groups?.['path']).toMatch(/^\/app\//);
    }
  });

  it('passes signals on, and says how its health is asked', () => {
    expect(dockerfile).toMatch(/--no-install-recommends (?:\S+ )*tini \\$/m);
    expect(dockerfile).toMatch(/^ENTRYPOINT \["tini", "--", "node", "dist\/main.js"\]$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\\\n {2}CMD \["node", "dist\/main.js", "health"/m);
  });

  it('runs as a user that is not root, by number', () => {
    const users = [...dockerfile.matchAll(/^USER (?<uid>\d+):\d+$/gm)].map((match) => Number(match.groups?.['uid']));
    expect(users).toHaveLength(1);
    expect(users[0]).toBeGreaterThan(0);
  });
});
