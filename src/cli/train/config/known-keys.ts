// Which keys a training file may hold where, as its JSON Schema says.
import { trainJsonSchema } from './train-schema.js';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

/** Keys of the mapping at this path; none where there is no mapping. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let node: SchemaNode | undefined = trainJsonSchema();
  for (const key of path) node = node?.properties?.[String(key)];
  return Object.keys(node?.properties ?? {});
}

/** All places where a key of this name may stand, as dotted paths. */
export function placesOfKey(name: string): readonly string[] {
  return allPaths(trainJsonSchema()).filter((path) => path === name || path.endsWith(`.${name}`));
}

function allPaths({ properties = {} }: SchemaNode): readonly string[] {
  return Object.entries(properties).flatMap(([key, node]) => [key, ...allPaths(node).map((path) => `${key}.${path}`)]);
}
