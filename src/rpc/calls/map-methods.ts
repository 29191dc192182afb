import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';

type Method = MethodDefinition<object, object>;

/** The same service with some parts of each method exchanged. */
export function mapMethods(
  service: ServiceDefinition,
  exchange: (method: Method) => Partial<Method>,
): ServiceDefinition {
  const methods = Object.entries<Method>(service).map(
    ([name, method]) => [name, { ...method, ...exchange(method) }] as const,
  );
  return Object.fromEntries(methods);
}
