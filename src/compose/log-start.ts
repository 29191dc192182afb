import type { AppPorts } from '../app/app-ports.js';
import type { Application } from '../app/application.js';
import type { CallContext } from '../app/use-cases.js';
import { LOCAL_PRINCIPAL } from '../domain/principal.js';

/** Where the service answers. */
export interface Addresses {
  readonly host: string;
  readonly port: number;
  /** Absent where HTTP is off. */
  readonly http?: { readonly host: string; readonly port: number };
}

/** The line that tells an operator what runs here. */
export async function logStart(
  { host, port, http }: Addresses,
  app: Application,
  { log, compute }: AppPorts,
): Promise<void> {
  const { engine, device, reason } = compute.status();
  const context: CallContext = {
    principal: LOCAL_PRINCIPAL,
    signal: new AbortController().signal,
    callId: 'start',
    connection: '',
  };
  const models = (await app.models.listModels(context))
    .filter(({ state }) => state === 'ready')
    .map(({ name, version }) => `${name}/${version}`);
  log.info(
    {
      address: `${host}:${port}`,
      ...(http !== undefined && { http: `${http.host}:${http.port}` }),
      engine,
      device,
      reason,
      models,
      readiness: app.readiness.detail(),
    },
    'serving',
  );
}
