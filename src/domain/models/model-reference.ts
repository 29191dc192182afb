/** A registered version, as `name/version` names it. */
export interface ModelReference {
  readonly name: string;
  /** From 1. */
  readonly version: number;
}

const REFERENCE = /^([a-z0-9][a-z0-9_-]{0,63})\/([1-9][0-9]{0,8})$/;

/** Undefined for text that is no `name/version`. */
export function parseModelReference(text: string): ModelReference | undefined {
  const [, name, version] = REFERENCE.exec(text) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version: Number(version) };
}
