import type { ModelManifest } from '../../../domain/models/model-manifest.js';
import { bullets, count } from '../markdown.js';

const NETWORKS: Readonly<Record<ModelManifest['architecture']['id'], string>> = {
  simplenet: 'SimpleNet (convolutions and one transposed convolution, no skip connections)',
  inceptionv3: 'InceptionV3 cut after block mixed7, with a decoder of four steps',
  unet: 'U-Net',
};

export function introduction(manifest: ModelManifest): string {
  const { name, version, mppX, mppY, patchSizePx, centreSizePx } = manifest;
  const scale = mppX === mppY ? `${mppX} µm/px` : `${mppX} × ${mppY} µm/px`;
  const sideUm = (px: number): string => `${(px * mppX).toFixed(0)} µm`;
  return `# ${name}/${version}

${NETWORKS[manifest.architecture.id]}, ${count(manifest.parameterCount)} parameters. It gives a patch of ${patchSizePx} × ${patchSizePx} px at ${scale} (${sideUm(patchSizePx)} a side) a score from 0 to 1: how much its centre of ${centreSizePx} px (${sideUm(centreSizePx)}) looks like metastasis of breast cancer in a lymph node stained with haematoxylin and eosin.

**Not for clinical use without validation of your own.** It is no medical device, has no clearance for diagnosis, and no figure below was measured on patients of yours.

## Intended use

${bullets([
  'Research: ranking patches and slides by suspicion, comparing methods, a start for training on data of your own.',
  'A second look at most, never the only one: a low score does not exclude tumour.',
  `Input as it was trained on: H&E, lymph node, read at ${scale}. Other organs, stains, frozen sections and cytology were never shown to it.`,
  'Before anything depends on it: `sentinode evaluate` on slides of the scanner, laboratory and patients that it is meant for, and a threshold chosen there.',
])}`;
}
