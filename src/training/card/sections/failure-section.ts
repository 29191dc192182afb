import type { ScoredPatch } from '../../../domain/models/measure-scores.js';
import type { CardSource } from '../card-source.js';
import { bullets, count, percent, plain } from '../markdown.js';

/** An AUC known no better than this is a rough one. */
const WIDE_INTERVAL = 0.05;

export function failureSection(source: CardSource): string {
  const { manifest, scored } = source;
  return `## Known failures

${bullets([
  ...Object.entries(scored).map(([set, patches]) => `${plain(set)}, at score 0.5: ${mistakes(patches)}.`),
  ...uncertainties(source),
  `Tumour smaller than a patch’s centre (${(manifest.centreSizePx * manifest.mppX).toFixed(0)} µm), such as isolated tumour cells, was not measured by itself.`,
  'Stain, scanner, section thickness, folds, ink, blur: beyond what augmentation imitates, nothing was measured.',
  'A slide’s score is an extreme over thousands of patches: one false alarm makes a positive slide.',
])}`;
}

function mistakes(patches: readonly ScoredPatch[]): string {
  const tumour = patches.filter(({ positive }) => positive);
  const normal = patches.filter(({ positive }) => !positive);
  const missed = tumour.filter(({ score }) => score < 0.5).length;
  const alarms = normal.filter(({ score }) => score >= 0.5).length;
  return `${of(missed, tumour.length)} tumour patches missed, ${of(alarms, normal.length)} normal patches called tumour`;
}

function of(part: number, whole: number): string {
  return `${count(part)} of ${count(whole)} (${percent(part / whole)})`;
}

function uncertainties({ manifest }: CardSource): readonly string[] {
  const { parts } = manifest.trainingData;
  const rough = Object.entries(manifest.metrics).filter(([, { ciLow, ciHigh }]) => ciHigh - ciLow > WIDE_INTERVAL);
  return [
    ...rough.map(
      ([set, { patches }]) =>
        `${count(patches)} patches of ${plain(set)} are few: its interval says how little they prove.`,
    ),
    ...(parts?.groupedBy === 'patch' && parts.kind !== 'separate'
      ? ['Patches of one slide may stand in training and validation, which flatters validation.']
      : []),
  ];
}
