import type { PredictionResult, PredictSlideOptions } from '@sentinode/client';
import type { BenchServer } from '../processes/bench-server.js';

/** A whole slide through a real server, PredictSlide over gRPC. */
export interface ServiceTurn {
  /** As the server gives it, with the seconds of each phase. */
  readonly result: PredictionResult;
  readonly patches: number;
  /** From the call to its last event, as the caller sees it. */
  readonly seconds: number;
  /** Processor time of the service and its compute child within those seconds. */
  readonly cpuSeconds: number;
  /** Peaks since their start. */
  readonly servicePeakMib: number;
  readonly computePeakMib: number;
}

export async function takeServiceTurn(
  server: BenchServer,
  slideId: string,
  options: PredictSlideOptions = {},
): Promise<ServiceTurn> {
  const cpuBefore = await server.cpuSeconds();
  const started = performance.now();
  const { result } = await server.client.predictSlide(slideId, options).result();
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
  const { service, compute } = await server.memory();
  return {
    result,
    patches: result.patchesScored,
    seconds,
    cpuSeconds,
    servicePeakMib: service.peakMib,
    computePeakMib: compute.peakMib,
  };
}
