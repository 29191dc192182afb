/** What `serve` sends to the process that forked it, once it answers. */
export interface ReadyMessage {
  readonly kind: 'ready';
  readonly host: string;
  readonly port: number;
  /** Absent where HTTP is off. */
  readonly http?: { readonly host: string; readonly port: number };
}

export function isReadyMessage(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && (message as { kind?: unknown }).kind === 'ready';
}
