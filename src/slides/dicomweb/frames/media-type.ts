/** A Content-Type: its type in lower case, and its parameters by their names in lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([A-Za-z0-9-]{1,64})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]+))/g;

export function parseMediaType(header: string): MediaType {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of header.matchAll(PARAMETER)) {
    parameters.set(name.toLowerCase(), quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'));
  }
  return { type: (header.split(';')[0] ?? '').trim().toLowerCase(), parameters };
}
