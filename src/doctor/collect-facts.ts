// Facts for `sentinode doctor`: what this machine has, what it lacks, and the command that adds it. Nothing is printed
// here.
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { EngineAvailability } from '../ports/inference-engine.js';
import type { ComponentFacts } from '../ports/component-facts.js';
import { imageFacts } from './image-facts.js';
import { nodeFacts } from './node-facts.js';
import { trainingFacts } from './training-facts.js';

export interface MachineFacts {
  /** Such as `linux-x64`. */
  readonly platform: string;
  readonly cpuModel: string;
  readonly logicalCores: number;
  /** What the scheduler lets this process use. */
  readonly usableCores: number;
  readonly memoryBytes: number;
  /** The container's limit; absent where there is none below `memoryBytes`. */
  readonly memoryLimitBytes?: number;
}

export interface DoctorFacts {
  readonly node: ComponentFacts;
  readonly machine: MachineFacts;
  readonly images: ComponentFacts;
  readonly engines: readonly EngineAvailability[];
  readonly training: ComponentFacts;
}

/** Never throws: what cannot be found out is itself a fact. `engines` comes from the engines' own probes. */
export async function collectFacts(engines: readonly EngineAvailability[]): Promise<DoctorFacts> {
  return {
    node: nodeFacts(process.versions.node),
    machine: machineFacts(),
    images: await imageFacts(),
    engines,
    training: trainingFacts(engines),
  };
}

function machineFacts(): MachineFacts {
  const memoryBytes = totalmem();
  const limit = process.constrainedMemory();
  return {
    platform: `${process.platform}-${process.arch}`,
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    logicalCores: cpus().length,
    usableCores: availableParallelism(),
    memoryBytes,
    ...(limit > 0 && limit < memoryBytes && { memoryLimitBytes: limit }),
  };
}
