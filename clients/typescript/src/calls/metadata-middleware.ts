import { Metadata, type ClientMiddleware } from 'nice-grpc-common';

/** Adds the client's own metadata to every call; what the call itself carries wins. */
export function metadataMiddleware(entriesNow: () => ReadonlyMap<string, string>): ClientMiddleware {
  return async function* withMetadata(call, options) {
    const metadata = Metadata(options.metadata);
    for (const [key, value] of entriesNow()) {
      if (!metadata.has(key)) metadata.set(key, value);
    }
    return yield* call.next(call.request, { ...options, metadata });
  };
}
