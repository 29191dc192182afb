// The few instructions of WebAssembly that kernels are made of, as the bytes of its binary format (core specification
// 2.0, chapter 5; SIMD: 5.4.8). Operands are taken from the stack in the order in which they are pushed.
export type Code = readonly number[];

const SIMD = 0xfd;
const NO_RESULT = 0x40;
const END = 0x0b;
/** Addresses need not be multiples of anything; a hint of one byte is always right. */
const ANY_ALIGNMENT = 0;

export const INT32 = 0x7f;
export const VECTOR = 0x7b;

/** Unsigned LEB128. */
export function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function simd(opcode: number, ...immediates: Code): Code {
  return [SIMD, ...unsigned(opcode), ...immediates];
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];

/** A number from 0 to 8191. Signed LEB128: its second highest bit is the sign, so that 64 takes a second byte. */
export const int = (value: number): Code => [0x41, ...(value < 0x40 ? [value] : [(value & 0x7f) | 0x80, value >>> 7])];
export const add: Code = [0x6a];
export const lessThan: Code = [0x49];
export const equal: Code = [0x46];
export const drop: Code = [0x1a];

/** Runs the code, and again as long as it leaves a number that is not 0. */
export const repeatWhile = (code: Code): Code => [0x03, NO_RESULT, ...code, 0x0d, 0, END];
/** Runs the code if the number on the stack is not 0. */
export const when = (code: Code): Code => [0x04, NO_RESULT, ...code, END];

export const loadVector = (offset = 0): Code => simd(0x00, ANY_ALIGNMENT, ...unsigned(offset));
export const storeVector = (offset = 0): Code => simd(0x0b, ANY_ALIGNMENT, ...unsigned(offset));
/** One 32-bit lane from memory; the others stay. Takes the address, then the vector. */
export const loadLane = (lane: number): Code => simd(0x56, ANY_ALIGNMENT, 0, lane);
export const vector = (bytes: Code): Code => simd(0x0c, ...bytes);
/** Lanes 0 to 15 are bytes of the first vector, 16 to 31 of the second. */
export const shuffle = (lanes: Code): Code => simd(0x0d, ...lanes);
export const takeLane = (lane: number): Code => simd(0x1b, lane);
export const and = simd(0x4e);
/** The bits of the first that the second lacks. */
export const andNot = simd(0x4f);
export const anyBit = simd(0x53);
/** Bytes, 255 at most. */
export const addSaturated = simd(0x70);
/** Each 32-bit lane by as many bits as the number on the stack says, without sign. */
export const shiftRight = simd(0xad);
/** 32-bit lanes of both, of the first before, to 16 bits; 16-bit lanes to bytes of 0 to 255. */
export const narrowTo16 = simd(0x85);
export const narrowToBytes = simd(0x66);
/** Four bytes from memory into the lowest of a vector, the others 0; the lowest four to memory. */
export const loadWord = simd(0x5c, ANY_ALIGNMENT, 0);
export const storeWord = simd(0x5a, ANY_ALIGNMENT, 0, 0);
/** The lowest eight bytes to 16-bit lanes, without sign. */
export const widenTo16 = simd(0x89);
export const addBytes = simd(0x6e);
export const add16 = simd(0x8e);
export const subtract16 = simd(0x91);
export const absolute16 = simd(0x80);
export const shiftRight16 = simd(0x8d);
/** All bits of a lane where the first is less than the second or equal, with sign. */
export const atMost16 = simd(0x33);
/** The first's bits where the third has them, the second's elsewhere. */
export const select = simd(0x52);
