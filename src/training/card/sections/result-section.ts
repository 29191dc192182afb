import type { ModelManifest } from '../../../domain/models/model-manifest.js';
import type { ModelMetrics, SensitivityMetrics } from '../../../domain/models/model-metrics.js';
import type { CardSource } from '../card-source.js';
import { bullets, count, plain, table } from '../markdown.js';
import { withInterval } from '../with-interval.js';

const ABSENT = '–';

type Row = readonly [name: string, cell: (metrics: ModelMetrics) => string | undefined];

const ROWS: readonly Row[] = [
  ['patches (tumour)', ({ patches, tumourPatches }) => `${count(patches)} (${count(tumourPatches)})`],
  ['AUC', (metrics) => withInterval(metrics.auc, metrics)],
  ['accuracy at score 0.5', ({ accuracy }) => accuracy && withInterval(accuracy.value, accuracy)],
  ['sensitivity at 90 % specificity', ({ sensitivityAt90 }) => sensitivityCell(sensitivityAt90)],
  ['sensitivity at 95 % specificity', ({ sensitivityAt95 }) => sensitivityCell(sensitivityAt95)],
  ['average precision', ({ averagePrecision }) => averagePrecision?.toFixed(3)],
  ['slides (with tumour)', ({ slides }) => slides && `${count(slides.slides)} (${count(slides.positiveSlides)})`],
  ['AUC of slides by their highest patch', ({ slides }) => slides && withInterval(slides.auc, slides)],
];

export function resultSection({ manifest, slideFigures }: CardSource): string {
  const sets = Object.entries(manifest.metrics);
  const rows = ROWS.map(([name, cell]) => [name, ...sets.map(([, metrics]) => cell(metrics) ?? ABSENT)]);
  const measured = rows.filter(([, ...cells]) => cells.some((cell) => cell !== ABSENT));
  const notes = [...new Set(sets.map(([, { note }]) => note))].map(plain);
  return [
    `## Results\n\nWith 95 % intervals: DeLong for areas, Wilson for shares. ${chosenOn(manifest)}`,
    table(['', ...sets.map(([set]) => plain(set))], measured),
    bullets([
      'Thresholds of a sensitivity are those of the set’s own ROC curve; they stand behind it.',
      ...(sets.some(([, { slides }]) => slides !== undefined)
        ? ['Slides are scored by the patches that were drawn of them, not by all of their tissue.']
        : []),
      ...notes,
    ]),
    ...(slideFigures.length === 0 ? [] : [slideTable({ slideFigures })]),
  ].join('\n\n');
}

function chosenOn({ metrics, aggregation, aggregationChoice }: ModelManifest): string {
  const test = 'test' in metrics ? ' Nothing was chosen by test.' : ' There was no test set: validation chose, too.';
  return `A patch’s score is made of the pixels of its centre by \`${JSON.stringify(aggregation)}\` (${plain(aggregationChoice)}).${test}`;
}

function sensitivityCell(figure: SensitivityMetrics | undefined): string | undefined {
  if (figure === undefined) return undefined;
  const { threshold } = figure;
  return `${withInterval(figure.value, figure)}${threshold === undefined ? '' : `, score ≥ ${threshold.toFixed(3)}`}`;
}

function slideTable({ slideFigures }: Pick<CardSource, 'slideFigures'>): string {
  const rows = slideFigures.map((figure) => [
    plain(figure.set),
    count(figure.slides),
    withInterval(figure.auc, figure),
  ]);
  return `Whole slides, by the maximum over all of their tissue patches:\n\n${table(['', 'slides', 'AUC'], rows)}`;
}
