// Child of bench/no-op.ts: the whole service as it is composed for users, but for its compute child.
import { startServer } from '../../src/compose.js';
import { loadConfig } from '../../src/config.js';

const config = await loadConfig({ flags: JSON.parse(process.argv[2] ?? '{}') as Record<string, unknown> });
const computeChild = { parentUrl: import.meta.url, specifier: './no-op-child.js' };
const server = await startServer(config, { computeChild });
process.send?.({ address: `${server.host}:${server.port}` });
process.on('disconnect', () => void server.close().then(() => process.exit(0)));
