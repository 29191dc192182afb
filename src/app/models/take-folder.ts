import type { ModelHandle } from '../../ports/compute-host.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { AppPorts } from '../app-ports.js';
import type { Serving } from './serving.js';
import { unloadModel } from './unload-model.js';

export interface TakenFolder {
  readonly folder: ModelFolder;
  readonly handle: ModelHandle;
  /** To be called once, however the work ends. */
  release(): void;
}

export interface TakePorts extends Pick<AppPorts, 'compute' | 'log'> {
  readonly serving: Serving;
}

/** A version for one piece of work: as it is served, or loaded beside what is served. Throws what loading throws. */
export async function takeFolder(ports: TakePorts, folder: ModelFolder, signal: AbortSignal): Promise<TakenFolder> {
  const { shelf } = ports.serving;
  const served = shelf.get(folder.name);
  if (served?.folder.version === folder.version) {
    return { folder: served.folder, handle: served.handle, release: shelf.take([served]).release };
  }
  const handle = await ports.compute.loadModel(folder.dir, signal);
  return {
    folder,
    handle,
    release: () => {
      unloadModel(ports, { folder, handle });
    },
  };
}

/** All of them, or none. */
export async function takeFolders(
  ports: TakePorts,
  folders: readonly ModelFolder[],
  signal: AbortSignal,
): Promise<{ readonly taken: readonly TakenFolder[]; release(): void }> {
  const taken: TakenFolder[] = [];
  const release = (): void => {
    for (const one of taken) one.release();
  };
  try {
    for (const folder of folders) taken.push(await takeFolder(ports, folder, signal));
    return { taken, release };
  } catch (error) {
    release();
    throw error;
  }
}
