import type { Plot } from '../../src/training/card/plots/plot.js';
import {
  errorTable,
  pointTable,
  serverTable,
  slideTable,
  summaryOf,
  type LoadReport,
  type ReportTable,
} from './load-report.js';

/** `plots` lie beside the report as `<name>.svg`. */
export function markdownReport(report: LoadReport, plots: readonly Plot[]): string {
  const { points } = report;
  const sections = [
    ['Slides beside the calls', slideTable(points)],
    ['The server', serverTable(points)],
    ['Errors', errorTable(points)],
  ] as const;
  return [
    '# Load test',
    summaryOf(report)
      .map((line) => `- ${line}`)
      .join('\n'),
    tableText(pointTable(points)),
    ...sections.flatMap(([title, table]) => (table === undefined ? [] : [`## ${title}`, tableText(table)])),
    '## Curves',
    ...plots.map(({ name, alternative, caption }) => `![${alternative}](${name}.svg)\n\n${caption}`),
    '',
  ].join('\n\n');
}

function tableText({ head, rows }: ReportTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), `|${rule.join('|')}|`, ...rows.map(line)].join('\n');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
