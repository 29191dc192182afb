// `make load` as a user runs it: a short run on a server of its own, its report, and how it fails.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoadReport } from '../../bench/load/load-report.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const hasGhz = existsSync(join(ROOT, '.tools/bin/ghz'));

let folder: string;
let stdout: string;

function load(...args: readonly string[]): Promise<{ readonly stdout: string }> {
  const command = ['--import', 'tsx', 'bench/load.ts', '--out', folder, ...args];
  return promisify(execFile)(process.execPath, command, { cwd: ROOT });
}

suiteThatNeeds(hasGhz, 'ghz: scripts/install-tools.sh grpc')('a load test', () => {
  let report: LoadReport;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sentinode-load-test-'));
    ({ stdout } = await load('--seconds', '1', '--concurrency', '2,1', '--batch', '4', '--stream-patches', '8'));
    report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as LoadReport;
    // Six points, each with a process of ghz and calls that are waited for: a busy machine takes minutes.
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has a point for each profile and concurrency, each with answers and latencies in order', () => {
    const names = report.points.map(({ profile, concurrency }) => `${profile} ${concurrency}`);
    expect(names).toEqual(['patches 1', 'patches 2', 'streams 1', 'streams 2', 'mixed 1', 'mixed 2']);
    for (const { calls, errors, latencyMs, patchesPerSecond, callsPerSecond, profile } of report.points) {
      expect(calls).toBeGreaterThan(0);
      expect(errors).toEqual({});
      expect(patchesPerSecond / callsPerSecond).toBeCloseTo(profile === 'streams' ? 8 : 4);
      expect(latencyMs.p50).toBeGreaterThan(0);
      expect(latencyMs.p95).toBeGreaterThanOrEqual(latencyMs.p50);
      expect(latencyMs.p99).toBeGreaterThanOrEqual(latencyMs.p95);
    }
    expect(report.points.filter(({ slides }) => slides !== undefined)).toHaveLength(2);
  });

  it('tells where throughput no longer grows, as text, tables and curves', async () => {
    expect(stdout).toMatch(/^Passed: 0\.00 % of the calls failed/);
    const markdown = await readFile(join(folder, 'report.md'), 'utf8');
    expect(markdown).toContain(stdout.split('\n')[0]);
    expect(markdown).toMatch(
      /\| profile \| at once \| calls \| .* p50 ms \| p95 ms \| p99 ms \| errors \| error share \|/,
    );
    expect(markdown.match(/^\| (patches|streams|mixed) \| [12] \| \d+ \|/gm)?.length).toBeGreaterThanOrEqual(6);
    const pictures = [...markdown.matchAll(/\]\(([a-z-]+\.svg)\)/g)].map(([, name]) => name);
    expect(pictures).toEqual(['throughput.svg', 'latency-patches.svg', 'latency-streams.svg', 'latency-mixed.svg']);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(pictures));
    const html = await readFile(join(folder, 'report.html'), 'utf8');
    expect(html.match(/<svg role="img"/g)).toHaveLength(4);
    expect(html).not.toMatch(/<script|<link|src=/);
  });

  it('fails when more calls fail than are allowed, and says with what', async () => {
    const refused = load(
      ...['--profiles', 'streams', '--concurrency', '4', '--seconds', '1', '--max-error-share', '0.1'],
      ...['--', '--max-patch-streams', '1', '--max-patch-streams-per-connection', '1'],
    );
    await expect(refused).rejects.toMatchObject({ code: 1, stdout: expect.stringMatching(/^Failed: \d/) as string });
    const markdown = await readFile(join(folder, 'report.md'), 'utf8');
    expect(markdown).toMatch(/\| streams \| 4 \| ResourceExhausted \| \d+ \|/);
  });

  it.each([
    ['nobody answers', ['--target', '127.0.0.1:1', '--seconds', '1'], /127\.0\.0\.1:1|ECONNREFUSED|UNAVAILABLE/],
    ['a profile is unknown', ['--profiles', 'slides'], /--profiles knows patches, streams, mixed, not slides/],
    ['a number is none', ['--concurrency', '1,x'], /--concurrency wants whole numbers from 1 to 1024, not 'x'/],
  ])('ends with one line where %s', async (_when, args, message) => {
    await expect(load(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(message) as string });
  });
});
