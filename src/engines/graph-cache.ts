import type { CallGate } from './call-gate.js';
import { createCallGate } from './call-gate.js';

/** Compiled graphs by key, compiled on first use; one that is pushed out is disposed after its last call. */
export interface GraphCache<T extends Disposable> {
  use<R>(key: string, compile: () => Promise<T>, call: (graph: T) => Promise<R>): Promise<R>;
  dispose(): Promise<void>;
}

interface Disposable {
  dispose(): Promise<void>;
}

interface Entry<T> {
  readonly gate: CallGate;
  readonly graph: Promise<T>;
}

/** `capacity` graphs stay; the least recently used goes. `label` names the network in messages. */
export function createGraphCache<T extends Disposable>(label: string, capacity: number): GraphCache<T> {
  const entries = new Map<string, Entry<T>>();
  const closing = new Set<Promise<void>>();

  const discard = (key: string, entry: Entry<T>): void => {
    entries.delete(key);
    const closed = closeEntry(entry).finally(() => closing.delete(closed));
    closing.add(closed);
  };
  const take = (key: string, compile: () => Promise<T>): Entry<T> => {
    const entry = entries.get(key) ?? { gate: createCallGate(label), graph: compile() };
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries;
    if (entries.size > capacity && oldest !== undefined) discard(...oldest);
    return entry;
  };
  return {
    use: (key, compile, call) => {
      const entry = take(key, compile);
      return entry.gate.run(async () => {
        // A graph that failed to compile is tried again by the next call.
        const graph = await entry.graph.catch((error: unknown) => {
          if (entries.get(key) === entry) entries.delete(key);
          throw error;
        });
        return call(graph);
      });
    },
    dispose: async () => {
      for (const [key, entry] of [...entries]) discard(key, entry);
      await Promise.all(closing);
    },
  };
}

async function closeEntry<T extends Disposable>({ gate, graph }: Entry<T>): Promise<void> {
  await gate.close();
  // One that never compiled was reported to its caller and holds nothing.
  const compiled = await graph.catch(() => undefined);
  await compiled?.dispose();
}
