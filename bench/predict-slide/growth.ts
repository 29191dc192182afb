// How the seconds of a slide grow with its tissue: both shipped models on slides of more and more patches.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openServer, warmUp } from '../processes/bench-server.js';
import { writeSparseSlide } from '../tissue-slides/write-sparse-slide.js';
import { readEnsemble } from './read-ensemble.js';
import { takeServiceTurn } from './service-turn.js';

export interface GrowthPlan {
  readonly modelsDir: string;
  readonly patches: readonly number[];
  readonly flags: readonly string[];
}

export interface GrowthRow {
  readonly sidePx: number;
  readonly patches: number;
  readonly seconds: number;
  readonly openingAndTissueSeconds: number;
  readonly cpuMsPerPatch: number;
  readonly engineBusyShare: number;
  readonly peakMib: number;
}

/** As scanners write. */
const SLIDE_MPP = 0.25;

/** A server and a slide a row. */
export async function growthRows(folder: string, plan: GrowthPlan): Promise<readonly GrowthRow[]> {
  const { patchSizePx, mppX } = await readEnsemble(plan.modelsDir);
  const rows: GrowthRow[] = [];
  for (const patches of plan.patches) {
    const file = path.join(folder, `sparse-${patches}.tif`);
    const patchPx = (patchSizePx * mppX) / SLIDE_MPP;
    const sidePx = await writeSparseSlide(file, { patches, patchPx, mpp: SLIDE_MPP, seed: 7 });
    const dataDir = path.join(folder, `data-${patches}`);
    await mkdir(dataDir, { recursive: true });
    const server = await openServer(dataDir, ['--models-dir', plan.modelsDir, ...plan.flags]);
    try {
      const { id } = await server.client.uploadSlide(file);
      await warmUp(server, patchSizePx);
      const turn = await takeServiceTurn(server, id);
      const { opening = NaN, tissue = NaN, computing = NaN } = turn.result.seconds ?? {};
      rows.push({
        sidePx,
        patches: turn.patches,
        seconds: turn.seconds,
        openingAndTissueSeconds: opening + tissue,
        cpuMsPerPatch: (turn.cpuSeconds * 1000) / turn.patches,
        engineBusyShare: computing / turn.seconds,
        peakMib: turn.servicePeakMib + turn.computePeakMib,
      });
    } finally {
      await server.close();
    }
  }
  return rows;
}

export function printGrowth(rows: readonly GrowthRow[]): void {
  console.log(
    '| side px | patches | seconds | of which opening and tissue | patches/s | CPU ms a patch | engine busy | peak MiB |\n|---:|---:|---:|---:|---:|---:|---:|---:|',
  );
  for (const row of rows) {
    const cells = [
      row.sidePx,
      row.patches,
      row.seconds.toFixed(1),
      row.openingAndTissueSeconds.toFixed(1),
      (row.patches / row.seconds).toFixed(0),
      row.cpuMsPerPatch.toFixed(1),
      `${(row.engineBusyShare * 100).toFixed(0)} %`,
      row.peakMib.toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
