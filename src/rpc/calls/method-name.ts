/** gRFC A66 writes methods without the slash of their path. */
export function methodName(path: string): string {
  return path.replace(/^\//, '');
}
