import type { CallContext } from '../app/use-cases.js';

/** A part of a request, taken apart and checked for its form alone. */
export interface RouteRequest {
  /** The named groups of the route's path. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The header of that name. */
  readonly authorization?: string;
}

export interface Answer {
  readonly contentType: string;
  readonly cacheControl: string;
  /**
   * A strong validator in quotes. It must name all that the body depends on: with it a repeated request costs nothing.
   */
  readonly entityTag?: string;
  /** Beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Called only where the body is sent: not for HEAD, nor where the client has it already. */
  body(): Promise<Uint8Array | string>;
}

/** One kind of address. All are read with GET and HEAD. */
export interface Route {
  /** The address as documented, such as `/slides/{id}.dzi`; stands in logs in place of the real one. */
  readonly name: string;
  /** Matches the whole path; ids and numbers as named groups. */
  readonly path: RegExp;
  /** Throws AppError; who may not see the thing, and whether there is one, is settled here, before `body`. */
  answer(request: RouteRequest, context: CallContext): Promise<Answer>;
}
