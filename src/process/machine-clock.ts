const NS_PER_MS = 1e6;

/** Milliseconds of a clock that all processes of this machine share and that, unlike the time of day, never jumps. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / NS_PER_MS;
}
