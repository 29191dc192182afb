// What the bench prints.
import { medianOf } from './median-of.js';
import type { LoopTurn } from './loop-plan.js';
import type { ServiceTurn } from './service-turn.js';

export interface Round {
  readonly service: ServiceTurn;
  readonly serving: LoopTurn;
  readonly plain: LoopTurn;
}

interface Cost {
  readonly patches: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const rateOf = ({ patches, seconds }: Cost): number => patches / seconds;
const cpuMsOf = ({ patches, cpuSeconds }: Cost): number => (cpuSeconds * 1000) / patches;

export interface Summary {
  readonly patches: number;
  readonly patchesPerSecond: { readonly service: number; readonly serving: number; readonly plain: number };
  readonly cpuMsPerPatch: { readonly service: number; readonly serving: number; readonly plain: number };
  /** Median of the rounds' ratios of patches a second: the service over each loop. */
  readonly ratioToServing: number;
  readonly ratioToPlain: number;
  /** The same by processor time: loop over service, so that above 1 is cheaper too. */
  readonly cpuRatioToServing: number;
  readonly cpuRatioToPlain: number;
  /** Of the slide's seconds: the engine at work. */
  readonly engineBusyShare: number;
  /** Peaks of service and compute child together, less that of the loop on the same graph. */
  readonly mibBeyondEngine: number;
}

export function summarise(rounds: readonly Round[]): Summary {
  const median = (of: (round: Round) => number): number => medianOf(rounds.map(of));
  return {
    patches: rounds[0]?.service.patches ?? 0,
    patchesPerSecond: {
      service: median(({ service }) => rateOf(service)),
      serving: median(({ serving }) => rateOf(serving)),
      plain: median(({ plain }) => rateOf(plain)),
    },
    cpuMsPerPatch: {
      service: median(({ service }) => cpuMsOf(service)),
      serving: median(({ serving }) => cpuMsOf(serving)),
      plain: median(({ plain }) => cpuMsOf(plain)),
    },
    ratioToServing: median(({ service, serving }) => rateOf(service) / rateOf(serving)),
    ratioToPlain: median(({ service, plain }) => rateOf(service) / rateOf(plain)),
    cpuRatioToServing: median(({ service, serving }) => cpuMsOf(serving) / cpuMsOf(service)),
    cpuRatioToPlain: median(({ service, plain }) => cpuMsOf(plain) / cpuMsOf(service)),
    engineBusyShare: median(({ service }) => (service.result.seconds?.computing ?? NaN) / service.seconds),
    mibBeyondEngine: median(
      ({ service, serving }) => service.servicePeakMib + service.computePeakMib - serving.peakMib,
    ),
  };
}

export function printSummary(summary: Summary): void {
  const { patchesPerSecond: rate, cpuMsPerPatch: cpu } = summary;
  console.log(`\n${summary.patches} patches a slide; medians of the rounds\n`);
  console.log(
    '| | patches/s | PredictSlide against it | CPU ms a patch | by processor time |\n|---|---:|---:|---:|---:|',
  );
  console.log(`| PredictSlide, end to end | ${rate.service.toFixed(1)} | | ${cpu.service.toFixed(1)} | |`);
  printLoop(
    'onnxruntime, serving graph, resident patches',
    [rate.serving, summary.ratioToServing],
    [cpu.serving, summary.cpuRatioToServing],
  );
  printLoop(
    'onnxruntime, plain graph, resident patches',
    [rate.plain, summary.ratioToPlain],
    [cpu.plain, summary.cpuRatioToPlain],
  );
  console.log(
    `\nengine busy ${(summary.engineBusyShare * 100).toFixed(1)} % of the slide; memory beyond the engine ${summary.mibBeyondEngine.toFixed(0)} MiB`,
  );
}

type Measured = readonly [value: number, ratio: number];

function printLoop(name: string, [rate, ratio]: Measured, [cpu, cpuRatio]: Measured): void {
  console.log(`| ${name} | ${rate.toFixed(1)} | ${ratio.toFixed(2)} | ${cpu.toFixed(1)} | ${cpuRatio.toFixed(2)} |`);
}

/** Where the seconds of one slide went, by the server's own clock. */
export function printPhases({ result, seconds }: ServiceTurn): void {
  const phases = Object.entries(result.seconds ?? {}).map(([phase, value]) => `${phase} ${Number(value).toFixed(2)}`);
  console.log(`  ${result.patchesScored} patches in ${seconds.toFixed(2)} s: ${phases.join(', ')}`);
}
