import { readFile, writeFile } from 'node:fs/promises';
import { medianOf } from '../predict-slide/median-of.js';
import type { MachineFacts } from '../processes/machine-facts.js';
import { compareScores, objectionTo } from './compare-scores.js';
import { PEER_NAMES, type PeerName, type PeerTurn } from './peer-turn.js';
import type { PeersOptions } from './peers-options.js';

export interface PeersReport {
  readonly machine: MachineFacts;
  /** What makes turns comparable; a report with others is not gone on with. */
  readonly subject: Pick<PeersOptions, 'sidePx' | 'batch' | 'threads'>;
  readonly turns: readonly PeerTurn[];
}

/** The report of an earlier run on the same subject; undefined where there is none. */
export async function readReport(out: string, subject: PeersReport['subject']): Promise<PeersReport | undefined> {
  const text = await readFile(`${out}.json`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const report = JSON.parse(text) as PeersReport;
  if (JSON.stringify(report.subject) !== JSON.stringify(subject))
    throw new Error(`${out}.json is of another slide, batch or number of threads: take another --out`);
  return report;
}

export async function writeReport(out: string, report: PeersReport): Promise<void> {
  await writeFile(`${out}.json`, `${JSON.stringify(report)}\n`);
  await writeFile(`${out}.md`, `${peersText(report)}\n`);
}

const HEAD = [
  'who',
  'patches',
  'seconds',
  'patches/s',
  'with start, s',
  'CPU ms a patch',
  'peak MiB',
  'we are faster by',
  'by patches/s',
  'by processor time',
];

/** Markdown: a line for everyone, medians of their turns, then what their scores are beside ours. */
export function peersText({ turns, machine, subject }: PeersReport): string {
  const names = PEER_NAMES.filter((name) => turns.some(({ peer }) => peer === name));
  const { cpu, cores, loadBefore, loadAfter } = machine;
  return [
    `| ${HEAD.join(' | ')} |`,
    `|---|${HEAD.slice(1)
      .map(() => '---:')
      .join('|')}|`,
    ...names.map((name) => row(turns, name)),
    '',
    'Each finds tissue by its own rule; where the numbers of patches differ, patches/s compare like with like.',
    '',
    ...names.filter((name) => name !== 'sentinode').map((name) => scoreText(turns, name)),
    '',
    ...names.map((name) => `${name}: ${turns.find(({ peer }) => peer === name)?.software ?? ''}.`),
    '',
    `A slide of ${subject.sidePx} px, batches of ${subject.batch}, ${subject.threads} engine threads; ${cpu}, ${cores} cores, load average before ${loadBefore.toFixed(1)}, after ${loadAfter.toFixed(1)}.`,
  ].join('\n');
}

function row(turns: readonly PeerTurn[], name: PeerName): string {
  const of = (value: (turn: PeerTurn) => number): number => medianFor(turns, name, value);
  const ours = (value: (turn: PeerTurn) => number): number => medianFor(turns, 'sentinode', value);
  const ratio = (value: (turn: PeerTurn) => number): string =>
    name === 'sentinode' ? '' : (of(value) / ours(value)).toFixed(2);
  const secondsAPatch = ({ seconds, patches }: PeerTurn): number => seconds / patches;
  const cpuMsAPatch = ({ cpuSeconds, patches }: PeerTurn): number => (1000 * cpuSeconds) / patches;
  const cells = [
    name,
    of(({ patches }) => patches).toFixed(0),
    of(({ seconds }) => seconds).toFixed(1),
    (1 / of(secondsAPatch)).toFixed(1),
    of(({ wholeSeconds }) => wholeSeconds).toFixed(1),
    of(cpuMsAPatch).toFixed(1),
    of(({ peakMib }) => peakMib).toFixed(0),
    ratio(({ seconds }) => seconds),
    ratio(secondsAPatch),
    ratio(cpuMsAPatch),
  ];
  return `| ${cells.join(' | ')} |`;
}

function scoreText(turns: readonly PeerTurn[], name: PeerName): string {
  const ours = turns.find(({ peer }) => peer === 'sentinode');
  const theirs = turns.find(({ peer }) => peer === name);
  if (ours === undefined || theirs === undefined) return `${name}: not compared with our scores.`;
  const { common, onlyOurs, onlyTheirs, medianDifference, largestDifference } = compareScores(
    ours.scores,
    theirs.scores,
  );
  const objection = objectionTo(ours, theirs);
  const verdict = objection === undefined ? 'the same work' : `NOT THE SAME WORK: ${objection}`;
  return `${name}: ${verdict}. ${common} patches in common, ${onlyOurs} ours alone, ${onlyTheirs} theirs alone; scores differ by ${medianDifference.toExponential(1)} (median) to ${largestDifference.toExponential(1)}.`;
}

function medianFor(turns: readonly PeerTurn[], name: PeerName, of: (turn: PeerTurn) => number): number {
  return medianOf(turns.filter(({ peer }) => peer === name).map(of));
}
