import { medianOf } from '../predict-slide/median-of.js';
import type { OipTurn } from './take-turn.js';

/** Patches a second of ours over the faster of Triton's two ways. */
export function oipRatio(turns: readonly OipTurn[]): number {
  const speed = (name: OipTurn['subject']): number =>
    medianFor(turns, name, ({ patchesPerSecond }) => patchesPerSecond);
  return speed('sentinode') / Math.max(speed('triton, map'), speed('triton, score'));
}

/** What the service process itself needs, and so how many patches a second one of them can pass on. */
export function frontText(turns: readonly OipTurn[]): string {
  const ms = medianFor(turns, 'sentinode', ({ frontCpuMsPerPatch }) => frontCpuMsPerPatch);
  return `Our service process takes ${ms.toFixed(2)} ms of processor time a patch: one process passes on some ${(1000 / ms).toFixed(0)} patches/s.`;
}

/** Markdown: a line a subject, medians of its turns. */
export function oipTable(turns: readonly OipTurn[]): string {
  const names = [...new Set(turns.map(({ subject }) => subject))];
  const lines = names.map((name) => {
    const of = (value: (turn: OipTurn) => number, digits = 1): string => medianFor(turns, name, value).toFixed(digits);
    const cells = [
      name,
      of((turn) => turn.patchesPerSecond),
      of((turn) => turn.p50Ms, 0),
      of((turn) => turn.p95Ms, 0),
      of((turn) => turn.p99Ms, 0),
      of((turn) => turn.cpuMsPerPatch),
      of((turn) => turn.peakMib, 0),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| server | patches/s | p50 ms | p95 ms | p99 ms | CPU ms a patch | peak MiB |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

function medianFor(turns: readonly OipTurn[], name: OipTurn['subject'], of: (turn: OipTurn) => number): number {
  return medianOf(turns.filter(({ subject }) => subject === name).map(of));
}
