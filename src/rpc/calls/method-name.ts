/** As metrics (gRFC A66) and traces write a method: its path without the slash in front. */
export function methodName(path: string): string {
  return path.replace(/^\//, '');
}
