import type { EngineAvailability } from '../ports/inference-engine.js';
import type { ComponentFacts } from '../ports/component-facts.js';

/** Where training would compute on this machine, by what the engines' probes found. */
export function trainingFacts(engines: readonly EngineAvailability[]): ComponentFacts {
  const name = 'training';
  const fast = engines.find(({ id, available }) => id === 'tensorflow' && available);
  if (fast !== undefined) return { name, available: true, detail: fast.detail };
  const slow = engines.find(({ id, available }) => id === 'wasm' && available);
  const detail =
    slow === undefined
      ? 'plain JavaScript, far too slow for more than a trial'
      : `${slow.detail}, one thread: several times slower than TensorFlow`;
  return { name, available: true, detail, remedy: 'make tensorflow' };
}
