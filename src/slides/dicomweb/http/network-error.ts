import { AppError } from '../../../domain/errors/app-error.js';
import { answerInvalid, unavailable } from './archive-error.js';

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'it ended the connection',
  EPIPE: 'it ended the connection',
  ETIMEDOUT: 'it does not answer',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up now',
  EHOSTUNREACH: 'no way leads to its host',
  ENETUNREACH: 'no way leads to its network',
};

/** Settled by configuration, not by trying again. */
const CERTIFICATE = /CERT|^UNABLE_TO_|^ERR_TLS_|^ERR_SSL_|^EPROTO$|^HOSTNAME_MISMATCH$/;

/** The error of a connection that failed, with `retryAfterMs` where it may pass. Any other error stays as it is. */
export function networkError(archive: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof AppError || code === '') return error;
  if (code.startsWith('HPE_')) return answerInvalid(archive, `it speaks no HTTP (${code})`, error);
  if (CERTIFICATE.test(code)) {
    return unavailable(archive, `its certificate is not accepted, or it speaks no TLS (${code})`, error);
  }
  const problem = PROBLEMS[code] ?? 'the connection failed';
  return unavailable(archive, `${problem} (${code})`, error, 0);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  // Node's own codes; what else may be there is not shown.
  return typeof error.code === 'string' && /^[A-Z_0-9]{1,64}$/.test(error.code) ? error.code : '';
}
