import type { Server } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { Readiness } from '../app/use-cases.js';
import { SERVICE_NAMES, type ServiceName } from './protos.js';

export interface Health {
  /** NOT_SERVING everywhere, for good. */
  drain(): void;
}

/** These must answer while no model is served: they are how one gets served. */
const ALWAYS_UP: readonly ServiceName[] = [
  'sentinode.v1.ModelService',
  'sentinode.v1.TrainingService',
  'sentinode.v1.EvaluationService',
];

/**
 * grpc.health.v1 for `""` (the whole server) and each service; what needs models follows the readiness of models and
 * compute.
 */
export function addHealth(server: Pick<Server, 'addService'>, readiness: Readiness): Health {
  const health = new HealthImplementation();
  let draining = false;
  const update = (): void => {
    const ready = readiness.isReady();
    for (const name of ['', ...SERVICE_NAMES]) {
      const up = !draining && (ready || ALWAYS_UP.some((service) => service === name));
      health.setStatus(name, up ? 'SERVING' : 'NOT_SERVING');
    }
  };
  update();
  const unsubscribe = readiness.onChange(update);
  health.addToServer(server);
  return {
    drain() {
      draining = true;
      unsubscribe();
      update();
    },
  };
}
