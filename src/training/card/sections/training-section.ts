import type { CardSource } from '../card-source.js';
import { codeBlock, plain, table } from '../markdown.js';

export function trainingSection({ manifest, recipe, runs }: CardSource): string {
  const { seed, epochs, bestEpoch, startedAt, seconds, software, command } = manifest.training;
  const chosen = bestEpoch === undefined ? '' : `, weights of epoch ${bestEpoch} (highest validation AUC)`;
  const rows = [
    ['epochs', `${epochs}${chosen}`],
    ['seed', String(seed)],
    ['began', plain(startedAt)],
    ['took', duration(seconds)],
    ...recipe.map(([name, value]) => [plain(name), plain(value)]),
    [
      'software',
      plain(
        Object.entries(software)
          .map((entry) => entry.join(' '))
          .join(', '),
      ),
    ],
  ];
  const course = runs.flat().length === 0 ? '\n\nThe course of the loss was not kept.' : '';
  return `## Training

${table(['', ''], rows)}

${codeBlock(command.replaceAll(' && ', ' \\\n  && '))}${course}`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
