/** One thing that is wrong with a training request before it is sent. */
export interface Problem {
  /** Keys from the root of the file; list elements by their index. */
  readonly path: readonly PropertyKey[];
  /** Whether the key itself is wrong, not its value. */
  readonly ofKey: boolean;
  readonly text: string;
}

/** `data.split.allowed_leaks[0]`. */
export function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
