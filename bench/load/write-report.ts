import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPlot } from '../../src/training/card/plots/render-plot.js';
import { chartsOf } from './charts.js';
import { htmlReport, type DrawnPlot } from './html-report.js';
import type { LoadReport } from './load-report.js';
import { markdownReport } from './markdown-report.js';

/** Writes report.html, report.md with its pictures, and report.json into the folder. */
export async function writeReport(report: LoadReport, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const plots: DrawnPlot[] = [];
  for (const plot of chartsOf(report.points)) plots.push({ ...plot, svg: await renderPlot(plot.spec) });
  for (const { name, svg } of plots) await writeFile(join(folder, `${name}.svg`), svg);
  await writeFile(join(folder, 'report.md'), markdownReport(report, plots));
  await writeFile(join(folder, 'report.html'), htmlReport(report, plots));
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
}
