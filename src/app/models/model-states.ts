import type { ModelDescription, ModelState } from '../use-cases.js';
import type { BrokenModelFolder, ModelFolder } from '../../ports/model-repository.js';
import type { ModelShelf } from './model-shelf.js';

/** How the last attempt to load each version went, where that is not to be seen on the shelf. */
export interface ModelStates {
  set(name: string, version: number, state: 'loading' | 'failed', reason: string): void;
  clear(name: string, version: number): void;
  describe(folder: ModelFolder): ModelDescription;
  describeBroken(folder: BrokenModelFolder): ModelDescription;
}

export function createModelStates(shelf: ModelShelf): ModelStates {
  const attempts = new Map<string, { readonly state: ModelState; readonly stateReason: string }>();
  const keyOf = (name: string, version: number): string => `${name}/${version}`;
  return {
    set: (name, version, state, stateReason) => {
      attempts.set(keyOf(name, version), { state, stateReason });
    },
    clear: (name, version) => {
      attempts.delete(keyOf(name, version));
    },
    describe: ({ name, version, manifest, manifestJson }) => {
      const served = shelf.get(name);
      const base = { name, version: String(version), manifest, manifestJson };
      if (served?.folder.version === version) {
        // What is served is what was loaded, also when the folder has changed since.
        const { folder, readyTimeMs } = served;
        return {
          ...base,
          manifest: folder.manifest,
          manifestJson: folder.manifestJson,
          state: 'ready',
          stateReason: '',
          readyTimeMs,
        };
      }
      return { ...base, ...(attempts.get(keyOf(name, version)) ?? { state: 'unloaded', stateReason: '' }) };
    },
    describeBroken: ({ name, version, problem }) => ({
      name,
      version: String(version),
      state: 'failed',
      stateReason: problem,
      manifestJson: '',
    }),
  };
}
