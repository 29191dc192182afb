import type { ModelManifest } from '../../../domain/models/model-manifest.js';
import { bullets, codeBlock, plain } from '../markdown.js';

export function usageSection({ name, version, weights, trainingData, licence }: ModelManifest): string {
  const lines = [
    [`sentinode models load ${name}/${version} --server HOST:PORT`, 'serve it until the server stops'],
    [`sentinode models promote ${name}/${version} --server HOST:PORT`, 'serve it for good; no call is dropped'],
    [`sentinode models rollback ${name} --server HOST:PORT`, 'back to the version before'],
    [`sentinode evaluate --help`, 'measure it on your own patches or slides'],
  ];
  const width = Math.max(...lines.map(([command = '']) => command.length));
  return `## Load, promote, go back

${codeBlock(lines.map(([command = '', why = '']) => `${command.padEnd(width)}  # ${why}`).join('\n'), 'sh')}

Golden patches with their scores lie beside the weights and are replayed whenever the version is loaded. An ensemble’s constants belong to the weights that they were fitted on: fit it again when members change.

## Licences

${bullets([
  `Weights (\`${weights.file}\`, SHA-256 \`${weights.sha256}\`): ${plain(licence ?? 'not stated by who trained them')}.`,
  `Training data: ${plain(trainingData.licence)}.`,
])}`;
}
