// What `sentinode doctor` looks at: the composition root is the one place that may name engines and slide readers.
import type { DoctorFacts as MachineFacts } from '../doctor/collect-facts.js';
import type { ComponentFacts } from '../ports/component-facts.js';

export interface DoctorFacts extends MachineFacts {
  /** The library for the slide formats that only it reads. */
  readonly openslide: ComponentFacts;
  /** The native decoders of tiles. */
  readonly codecs: readonly ComponentFacts[];
}

/** Loads no native library of an engine; never throws. */
export async function doctorFacts(): Promise<DoctorFacts> {
  const [{ collectFacts }, { availableEngines }, { openslideAvailability }, { codecAvailability }] = await Promise.all([
    import('../doctor/collect-facts.js'),
    import('../engines/available-engines.js'),
    import('../slides/openslide/openslide-availability.js'),
    import('../slides/codecs/native/codec-availability.js'),
  ]);
  return {
    ...(await collectFacts(await availableEngines())),
    openslide: await openslideAvailability(),
    codecs: await codecAvailability(),
  };
}
