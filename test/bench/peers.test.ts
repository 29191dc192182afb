import { expect, it } from 'vitest';
import { centreMeans } from '../../bench/oip/infer-scores.js';
import { readFigures } from '../../bench/oip/perf-analyzer.js';
import { compareScores, objectionTo } from '../../bench/peers/compare-scores.js';
import type { PeerTurn } from '../../bench/peers/peer-turn.js';
import { readPeersOptions } from '../../bench/peers/peers-options.js';

function turnOf(peer: PeerTurn['peer'], scores: readonly number[]): PeerTurn {
  const figures = { seconds: 1, wholeSeconds: 1, cpuSeconds: 1, peakMib: 1, software: '' };
  const places = scores.map((score, index) => [`${index * 256},0`, score] as const);
  return { peer, patches: scores.length, ...figures, scores: Object.fromEntries(places) };
}

const OURS = turnOf('sentinode', [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
const scoresBut = (change: (score: number) => number): number[] => Object.values(OURS.scores).map(change);

it('compares scores at the places that both have', () => {
  const { scores } = turnOf('script', [0.1, 0.25, 0.3]);
  const far = { ...scores, '9999,0': 1 };
  const comparison = compareScores(OURS.scores, far);
  expect(comparison).toMatchObject({ common: 3, onlyOurs: 7, onlyTheirs: 1, medianDifference: 0 });
  expect(comparison.largestDifference).toBeCloseTo(0.05);
});

it('has nothing against the same work', () => {
  expect(
    objectionTo(
      OURS,
      turnOf(
        'script',
        scoresBut((score) => score + 0.0001),
      ),
    ),
  ).toBeUndefined();
});

it.each([
  ['fewer patches', scoresBut((score) => score).slice(0, 5), /scored only 5 of our 10 patches/],
  ['other scores', scoresBut((score) => 1 - score), /its scores differ by/],
])('objects to %s', (_what, scores, objection) => {
  expect(objectionTo(OURS, turnOf('script', scores))).toMatch(objection);
});

it('objects to other places', () => {
  const shifted = Object.entries(OURS.scores).map(([place, score]) => [place.replace(',0', ',128'), score] as const);
  const theirs = {
    ...turnOf(
      'wsinfer',
      scoresBut((score) => score),
    ),
    scores: Object.fromEntries(shifted),
  };
  expect(objectionTo(OURS, theirs)).toMatch(/scored only 0 of our 10 patches/);
});

it('knows peers by name, malloc with a plus', () => {
  expect(readPeersOptions(['--only', 'sentinode,wsinfer+malloc'])?.only).toEqual(['sentinode', 'wsinfer, malloc']);
  expect(() => readPeersOptions(['--only', 'monai'])).toThrow(/knows no monai/);
});

it('reads perf_analyzer’s report by its names', () => {
  const csv =
    'Concurrency,Inferences/Second,Client Send,p50 latency,p90 latency,p95 latency,p99 latency\n4,57.5,1,1000,2000,3000,4000\n';
  expect(readFigures(csv)).toEqual({ patchesPerSecond: 57.5, p50Ms: 1, p95Ms: 3, p99Ms: 4 });
});

it('takes the tumour plane’s centre out of a whole map', () => {
  // Two patches of 4 × 4: other planes are 9, tumour planes 0 with a centre of 1 and of 2.
  const plane = (centre: number): number[] =>
    Array.from({ length: 16 }, (_, i) => ([5, 6, 9, 10].includes(i) ? centre : 0));
  const nine = new Array<number>(16).fill(9);
  const map = Float32Array.from([...nine, ...plane(1), ...nine, ...plane(2)]);
  expect([...centreMeans(map, { data: new Uint8Array(), count: 2, patchSizePx: 4 }, 2)]).toEqual([1, 2]);
});
