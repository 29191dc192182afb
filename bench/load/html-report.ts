import type { Plot } from '../../src/training/card/plots/plot.js';
import {
  errorTable,
  pointTable,
  serverTable,
  slideTable,
  succeeded,
  summaryOf,
  type LoadReport,
  type ReportTable,
} from './load-report.js';

export interface DrawnPlot extends Plot {
  readonly svg: string;
}

/** One file that needs nothing else: no script, no font, no address. */
export function htmlReport(report: LoadReport, plots: readonly DrawnPlot[]): string {
  const { points } = report;
  const [verdict = '', ...facts] = summaryOf(report);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>Load test</title><style>${STYLE}</style></head><body><main><h1>Load test</h1>`,
    `<p class="${succeeded(report) ? 'passed' : 'failed'}">${escaped(verdict)}</p>`,
    `<ul>${facts.map((fact) => `<li>${escaped(fact)}</li>`).join('')}</ul>`,
    `<div class="plots">${plots.map(figure).join('')}</div>`,
    '<h2>Every point</h2>',
    table(pointTable(points)),
    section('Slides beside the calls', slideTable(points)),
    section('The server', serverTable(points)),
    section('Errors', errorTable(points)),
    '</main></body></html>\n',
  ].join('\n');
}

const STYLE = `
body { font: 15px/1.5 Helvetica, Arial, sans-serif; color: #111827; background: white; margin: 2rem; }
main { max-width: 70rem; margin: 0 auto; }
.passed, .failed { font-weight: bold; padding: .5rem .8rem; border-left: .4rem solid; }
.passed { border-color: #0072B2; background: #EFF6FF; }
.failed { border-color: #D55E00; background: #FFF7ED; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1rem; }
figure { margin: 0; } figure svg { max-width: 100%; height: auto; } figcaption { font-size: 13px; color: #4B5563; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem; border-bottom: 1px solid #E5E7EB; text-align: right; }
th:first-child, td:first-child { text-align: left; }
`;

function figure({ svg, alternative, caption }: DrawnPlot): string {
  const labelled = svg.replace('<svg ', `<svg role="img" aria-label="${escaped(alternative)}" `);
  return `<figure>${labelled}<figcaption>${escaped(caption)}</figcaption></figure>`;
}

function section(title: string, content: ReportTable | undefined): string {
  return content === undefined ? '' : `<h2>${escaped(title)}</h2>${table(content)}`;
}

function table({ head, rows }: ReportTable): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => line('td', cells)).join('');
  return `<div class="wide"><table><thead>${line('th', head)}</thead><tbody>${body}</tbody></table></div>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
