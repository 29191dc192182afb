import type { Server } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { protoPath as healthProtoPath } from 'grpc-health-check';
import { LOADER_OPTIONS } from './loader-options.js';
import { PACKAGE_DEFINITION } from './protos.js';

/** Server reflection, v1 and v1alpha, of our services and of health checking. */
export function addReflection(server: Pick<Server, 'addService'>): void {
  const health = loadSync(healthProtoPath, LOADER_OPTIONS);
  new ReflectionService({ ...PACKAGE_DEFINITION, ...health }).addToServer(server);
}
