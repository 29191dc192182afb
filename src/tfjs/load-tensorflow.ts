import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import util from 'node:util';
import { AppError } from '../domain/errors/app-error.js';
import type { Tf } from './tf-namespace.js';

/** Tried in this order; `make tensorflow` leaves just one. */
const PACKAGES = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] as const;

export interface LoadedTensorflow {
  readonly tf: Tf;
  readonly packageName: (typeof PACKAGES)[number];
  /** True where the backend placed itself on a GPU. */
  readonly isGpu: boolean;
}

/** The prefix that `make tensorflow` fills: `$SENTINODE_TF_PREFIX`, or `.tensorflow` beside package.json. */
export function tensorflowPrefix(): string {
  const configured = process.env['SENTINODE_TF_PREFIX'];
  // Two levels above this file, both from src/tfjs and from dist/tfjs.
  return configured ?? fileURLToPath(new URL('../../.tensorflow', import.meta.url));
}

/**
 * Loads tfjs-node from its own prefix. Native and blocking: call it in child processes only.
 * Throws ENGINE_UNAVAILABLE with the remedy when it is not there or does not load.
 */
export function loadTensorflow(prefix: string = tensorflowPrefix()): LoadedTensorflow {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  restoreTypeChecks();
  const require = createRequire(path.join(prefix, 'package.json'));
  const failures: unknown[] = [];
  for (const packageName of PACKAGES) {
    try {
      const tf = require(packageName) as Tf;
      const backend = tf.backend() as unknown as { readonly isUsingGpuDevice?: boolean };
      return { tf, packageName, isGpu: backend.isUsingGpuDevice ?? false };
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AppError(
    'ENGINE_UNAVAILABLE',
    'tfjs-node is not installed or does not load; `make tensorflow` provides it',
    {
      metadata: { engine: 'tensorflow', remedy: 'make tensorflow' },
      cause: new AggregateError(failures),
    },
  );
}

/** tfjs-node 4.22 calls `util.is…` functions that Node 23 removed. */
function restoreTypeChecks(): void {
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
    isNullOrUndefined: (value) => value === null || value === undefined,
    isArray: Array.isArray,
    isString: (value) => typeof value === 'string',
    isNumber: (value) => typeof value === 'number',
    isBoolean: (value) => typeof value === 'boolean',
    isObject: (value) => typeof value === 'object' && value !== null,
  };
  const target = util as unknown as Record<string, unknown>;
  for (const [name, check] of Object.entries(checks)) target[name] ??= check;
}
