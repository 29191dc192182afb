import '@tensorflow/tfjs-backend-cpu';
import { AppError } from '../domain/errors/app-error.js';
import { plainCore } from './plain-core.js';
import type { Tf } from './tf-namespace.js';

/** tfjs' backend of plain JavaScript, which needs nothing but Node. Throws ENGINE_UNAVAILABLE. */
export async function startCpuBackend(): Promise<Tf> {
  const tf = plainCore();
  // Otherwise the backend prints a banner that advertises tfjs-node.
  tf.enableProdMode();
  if (!(await tf.setBackend('cpu'))) {
    throw new AppError('ENGINE_UNAVAILABLE', 'the cpu backend of tfjs does not start; `npm ci` reinstalls it', {
      metadata: { engine: 'cpu', remedy: 'npm ci' },
    });
  }
  return tf;
}
