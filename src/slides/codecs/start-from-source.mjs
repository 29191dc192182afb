// Development only: starts the worker thread's TypeScript module through tsx. `--import tsx` as a thread's option
// does not register on Node 20. From dist the compiled worker is started directly.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
