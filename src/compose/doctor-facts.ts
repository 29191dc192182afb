// What `sentinode doctor` looks at: the composition root is the one place that may name the engines.
import type { DoctorFacts } from '../doctor/collect-facts.js';

export type { DoctorFacts };

/** Loads no native library of an engine; never throws. */
export async function doctorFacts(): Promise<DoctorFacts> {
  const [{ collectFacts }, { availableEngines }] = await Promise.all([
    import('../doctor/collect-facts.js'),
    import('../engines/available-engines.js'),
  ]);
  return await collectFacts(await availableEngines());
}
