/** Who calls. Authentication fills it; on loopback it is the local principal. Every stored row carries the tenant. */
export interface Principal {
  readonly tenant: string;
  readonly subject: string;
  readonly roles: readonly string[];
}

export const LOCAL_PRINCIPAL: Principal = { tenant: 'local', subject: 'local', roles: ['admin'] };
