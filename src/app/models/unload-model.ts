import type { AppPorts } from '../app-ports.js';
import type { ServedModel } from './model-shelf.js';

/** Lets a loaded model go. Nobody waits for it, and what goes wrong is for the log alone. */
export function unloadModel(
  { compute, log }: Pick<AppPorts, 'compute' | 'log'>,
  { folder: { name, version }, handle }: Pick<ServedModel, 'folder' | 'handle'>,
): void {
  compute.unloadModel(handle).catch((error: unknown) => {
    log.error({ err: error, model: name, version }, 'a model could not be unloaded');
  });
}
