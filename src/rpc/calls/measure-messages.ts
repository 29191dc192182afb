import type { ServiceDefinition } from '@grpc/grpc-js';
import type { ServiceMetrics } from '../../ports/metrics.js';
import { methodName } from './method-name.js';

/** The same service, each of whose messages is measured, uncompressed. Only methods that are served: labels are bounded. */
export function measureMessages(
  service: ServiceDefinition,
  metrics: Pick<ServiceMetrics, 'messageReceived' | 'messageSent'>,
): ServiceDefinition {
  const methods = Object.entries(service).map(([key, method]) => {
    const name = methodName(method.path);
    const requestDeserialize = (bytes: Buffer): unknown => {
      metrics.messageReceived(name, bytes.length);
      return method.requestDeserialize(bytes);
    };
    const responseSerialize = (message: object): Buffer => {
      const bytes = method.responseSerialize(message);
      metrics.messageSent(name, bytes.length);
      return bytes;
    };
    return [key, { ...method, requestDeserialize, responseSerialize }] as const;
  });
  return Object.fromEntries(methods);
}
