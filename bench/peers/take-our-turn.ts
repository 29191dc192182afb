import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, warmUp } from '../processes/bench-server.js';
import { takeServiceTurn } from '../predict-slide/service-turn.js';
import type { PeerPlan, PeerTurn } from './peer-turn.js';

/** PredictSlide over gRPC on a real server that has been asked for a few patches before, as it is in service. */
export async function takeOurTurn(plan: PeerPlan): Promise<PeerTurn> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sentinode-bench-peers-'));
  const startedMs = performance.now();
  const flags = ['--models-dir', plan.modelsDir, '--engine', 'onnx', '--threads', String(plan.threads)];
  const server = await openServer(dataDir, flags);
  try {
    const { id } = await server.client.uploadSlide(plan.slide);
    await warmUp(server, plan.patchSizePx);
    const turn = await takeServiceTurn(server, id, { includePatchScores: true });
    const { result } = turn;
    return {
      peer: 'sentinode',
      patches: turn.patches,
      seconds: turn.seconds,
      wholeSeconds: (performance.now() - startedMs) / 1000,
      cpuSeconds: turn.cpuSeconds,
      peakMib: turn.servicePeakMib + turn.computePeakMib,
      software: `Sentinode, ${result.provenance?.engine ?? '?'} engine`,
      scores: Object.fromEntries(
        result.patchScores.map(({ level0X, level0Y, probabilities }) => [
          `${Math.round(level0X)},${Math.round(level0Y)}`,
          probabilities[0] ?? NaN,
        ]),
      ),
    };
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
