// Kernels: loops over pixels in WebAssembly with SIMD, written instruction by instruction, for what JavaScript can
// only do pixel by pixel. Every Node runs them on processors with SSE 4.1 or NEON, as are all that the engines run
// on.
import { INT32, unsigned, type Code } from './instructions.js';

export interface KernelCode {
  /** 32-bit integers, which are the first locals. */
  readonly parameters: number;
  /** Types of the locals after them. */
  readonly locals: Code;
  readonly body: Code;
}

/** A compiled loop and the memory that it works on, which never grows. Pages that nobody touched cost nothing. */
export interface Kernel {
  readonly memory: ArrayBuffer;
  readonly run: (...parameters: readonly number[]) => void;
}

/** What is used of the interface that every Node has; its types come with those of browsers alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly run: Kernel['run'];
}

export const PAGE_BYTES = 64 * 1024;

/** Compiles the code with memory of at least so many bytes. */
export function createKernel(code: KernelCode, memoryBytes: number): Kernel {
  const bytes = Uint8Array.from(moduleOf(code, Math.ceil(memoryBytes / PAGE_BYTES)));
  const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  return { memory: memory.buffer, run };
}

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const FUNCTION_TYPE = 0x60;
const END = 0x0b;

function moduleOf({ parameters, locals, body }: KernelCode, pages: number): Code {
  const types = [FUNCTION_TYPE, ...vectorOf(Array.from({ length: parameters }, () => [INT32])), ...vectorOf([])];
  const code = [...vectorOf(locals.map((type) => [1, type])), ...body, END];
  return [
    ...MAGIC_AND_VERSION,
    ...section(1, [types]),
    // Of the first type.
    ...section(3, [[0]]),
    ...section(5, [[1, ...unsigned(pages), ...unsigned(pages)]]),
    ...section(7, [
      [...nameOf('memory'), 2, 0],
      [...nameOf('run'), 0, 0],
    ]),
    ...section(10, [[...unsigned(code.length), ...code]]),
  ];
}

function section(id: number, items: readonly Code[]): Code {
  const content = vectorOf(items);
  return [id, ...unsigned(content.length), ...content];
}

function vectorOf(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function nameOf(name: string): Code {
  return [name.length, ...Buffer.from(name)];
}
