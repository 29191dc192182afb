/** A server of the protocol with SimpleNet on it. */
export interface Served {
  readonly address: string;
  /** Of the process whose tree is the server. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** What is measured: a server and one of its models. */
export interface OipSubject {
  readonly name: 'sentinode' | 'triton, map' | 'triton, score';
  readonly model: string;
  readonly start: () => Promise<Served>;
}
