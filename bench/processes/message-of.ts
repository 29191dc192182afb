import type { ChildProcess } from 'node:child_process';

/** The one message of a child that ends by itself; `what`, for the error where it ends without it. */
export function messageOf<T>(child: ChildProcess, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    let message: T | undefined;
    child.once('message', (value) => (message = value as T));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (message === undefined) reject(new Error(`${what} ended with ${code ?? 'a signal'}`));
      else resolve(message);
    });
  });
}
