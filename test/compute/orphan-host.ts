// A service process in small, to be killed: starts a compute host, says the child's pid, and stays.
import { startComputeHost } from '../../src/compute/host.js';

const silent = (): void => undefined;
await startComputeHost({
  engine: 'wasm',
  log: {
    debug: silent,
    warn: silent,
    error: silent,
    info: (fields) => {
      if (typeof fields['pid'] === 'number') process.send?.({ childPid: fields['pid'] });
    },
  },
});
