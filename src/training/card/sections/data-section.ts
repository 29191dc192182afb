import type { DataSplit, SplitPart } from '../../../domain/models/data-split.js';
import type { ModelManifest } from '../../../domain/models/model-manifest.js';
import { count, plain, table } from '../markdown.js';

export function dataSection({ trainingData, mppX, mppY, patchSizePx, centreSizePx }: ModelManifest): string {
  const { source, licence, sha256, split, parts, tumourPatches, normalPatches } = trainingData;
  const rows = [
    ['source', plain(source)],
    ['licence', plain(licence)],
    ['training patches', `${count(tumourPatches)} tumour, ${count(normalPatches)} normal`],
    ['size', `${patchSizePx} px at ${mppX} × ${mppY} µm/px; labels speak of the centre ${centreSizePx} px`],
    ['SHA-256', `\`${sha256}\` over the names and digests of what is trained on`],
    ['split', `${plain(split)}${parts === undefined || parts.kind === 'separate' ? '' : `; seed ${parts.seed}`}`],
  ];
  return ['## Data', table(['', ''], rows), ...(parts === undefined ? [] : [partTable(parts)])].join('\n\n');
}

function partTable({ training, validation }: DataSplit): string {
  const named = (value: number): string => (value === 0 ? 'not named' : count(value));
  const row = (name: string, { tumour, normal, slides, patients }: SplitPart): readonly string[] => [
    name,
    count(tumour),
    count(normal),
    named(slides),
    named(patients),
  ];
  return table(
    ['', 'tumour patches', 'normal patches', 'slides', 'patients'],
    [row('training', training), row('validation', validation)],
  );
}
