import type { ComputeHost } from '../../ports/compute-host.js';
import type { Readiness } from '../use-cases.js';
import type { ModelParts } from './model-use-cases.js';
import { AppError } from '../../domain/errors/app-error.js';

/** Ready when every member of the ensemble is served and the compute child is up. */
export function createReadiness(
  { serving, onChange }: Pick<ModelParts, 'serving' | 'onChange'>,
  compute: ComputeHost,
): Readiness {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let healthy = true;
  compute.onHealthChange((isHealthy) => {
    healthy = isHealthy;
    tell();
  });
  onChange(tell);
  const problem = (): string | undefined => {
    if (!healthy) return 'the compute process is down and being restarted';
    const missing = serving.missingMembers();
    if (missing.length > 0) return `not served: ${missing.join(', ')}`;
    return ensembleProblem(serving);
  };
  return {
    isReady: () => problem() === undefined,
    detail: () => problem() ?? 'ready',
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function ensembleProblem(serving: ModelParts['serving']): string | undefined {
  try {
    serving.ensemble();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.message : 'the ensemble cannot be read';
  }
}
