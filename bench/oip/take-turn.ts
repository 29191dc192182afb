import { treeUse } from '../../test/support/process-use.js';
import { inferenceCount } from './infer-scores.js';
import type { OipOptions } from './oip-options.js';
import { perfAnalyzer, type PerfFigures } from './perf-analyzer.js';
import type { OipSubject } from './served.js';

export interface OipTurn extends PerfFigures {
  readonly subject: OipSubject['name'];
  /** Processor time of the server's processes; NaN where there is no /proc. */
  readonly cpuMsPerPatch: number;
  /** Of these that of the process that was started: with us the one that speaks gRPC. */
  readonly frontCpuMsPerPatch: number;
  /** Peaks of the server's processes added up. */
  readonly peakMib: number;
}

/** In a fresh server, which is stopped afterwards. */
export async function takeTurn(subject: OipSubject, options: OipOptions, folder: string): Promise<OipTurn> {
  const server = await subject.start();
  try {
    const before = await usedBy(server.pid);
    const countBefore = await inferenceCount(server.address, subject.model);
    const figures = await perfAnalyzer(server.address, subject.model, options, folder);
    const patches = (await inferenceCount(server.address, subject.model)) - countBefore;
    const after = await usedBy(server.pid);
    return {
      ...figures,
      subject: subject.name,
      cpuMsPerPatch: (1000 * (after.cpuSeconds - before.cpuSeconds)) / patches,
      frontCpuMsPerPatch: (1000 * (after.frontCpuSeconds - before.frontCpuSeconds)) / patches,
      peakMib: after.peakMib,
    };
  } finally {
    await server.stop();
  }
}

interface Used {
  readonly cpuSeconds: number;
  readonly frontCpuSeconds: number;
  readonly peakMib: number;
}

async function usedBy(pid: number): Promise<Used> {
  const use = await treeUse(pid);
  if (use === undefined) return { cpuSeconds: NaN, frontCpuSeconds: NaN, peakMib: NaN };
  const { root, children } = use;
  return {
    cpuSeconds: root.cpuSeconds + children.cpuSeconds,
    frontCpuSeconds: root.cpuSeconds,
    peakMib: root.peakMib + children.peakMib,
  };
}
