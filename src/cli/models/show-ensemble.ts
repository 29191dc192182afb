import type { Ensemble, EnsembleFitData } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { fields, score } from '../output/format.js';
import { plainRecord } from '../output/plain-record.js';
import { table } from '../output/table.js';
import { metricText } from './metric-text.js';

export async function showEnsemble(ensemble: Ensemble, { output }: CliContext): Promise<void> {
  await output.result(ensembleRecord(ensemble), () => ensembleText(ensemble));
}

export function ensembleRecord({ manifestJson: _manifest, ...facts }: Ensemble): ReturnType<typeof plainRecord> {
  return plainRecord(facts);
}

export function ensembleTable(ensembles: readonly Ensemble[]): string {
  const rows = ensembles.map((ensemble) => [
    `ensemble/${ensemble.version}`,
    ensemble.served ? 'served' : '',
    membersText(ensemble),
    score(ensemble.threshold),
    ensemble.fit?.fitTime?.toISOString().slice(0, 10) ?? '',
  ]);
  return table(['ensemble', 'state', 'members', 'threshold', 'fitted'], rows);
}

export function ensembleText(ensemble: Ensemble): string {
  const { version, served, digest, threshold, variants, fit } = ensemble;
  return `ensemble/${version}\n${fields([
    ['state', served ? 'served' : 'not served'],
    ['manifest', Buffer.from(digest).toString('hex')],
    ['members', membersText(ensemble)],
    ['threshold', score(threshold)],
    ['variants', variants.join(', ')],
    ['fitted', fit?.fitTime?.toISOString() ?? 'unknown'],
    ['on slides', dataText(fit?.slides)],
    ['on patches', dataText(fit?.patches)],
    ...(fit?.metrics ?? []).map(({ scored, level, metric }): [string, string] => [
      `${level} ${metric?.name ?? ''}, ${metric?.dataset ?? ''}`,
      `${metric === undefined ? '' : metricText(metric)} ${scored}`,
    ]),
  ])}`;
}

function membersText({ members }: Ensemble): string {
  return members.map(({ model, version, weight }) => `${model}/${version} × ${weight.toFixed(2)}`).join(' + ');
}

function dataText(data: EnsembleFitData | undefined): string {
  if (data === undefined) return 'none: patches have the slides’ constants';
  return `${data.name}: ${data.positives} with tumour, ${data.negatives} without`;
}
