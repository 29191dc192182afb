import type { ServiceDefinition } from '@grpc/grpc-js';
import type { ServiceMetrics } from '../../ports/metrics.js';
import { mapMethods } from './map-methods.js';
import { methodName } from './method-name.js';

/**
 * The same service, each of whose messages is measured, uncompressed. Only methods that are served: labels are bounded.
 */
export function measureMessages(
  service: ServiceDefinition,
  metrics: Pick<ServiceMetrics, 'messageReceived' | 'messageSent'>,
): ServiceDefinition {
  return mapMethods(service, (method) => {
    const name = methodName(method.path);
    return {
      requestDeserialize: (bytes) => {
        metrics.messageReceived(name, bytes.length);
        return method.requestDeserialize(bytes);
      },
      responseSerialize: (message) => {
        const bytes = method.responseSerialize(message);
        metrics.messageSent(name, bytes.length);
        return bytes;
      },
    };
  });
}
