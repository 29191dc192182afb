import { joined } from '../../dicom/support/elements.js';

/** STOW-RS: the files in one request. */
export async function storeInstances(
  url: string,
  headers: Readonly<Record<string, string>>,
  files: Iterable<Uint8Array>,
): Promise<void> {
  const boundary = 'a-boundary-of-the-tests';
  const text = new TextEncoder();
  const parts = [...files].flatMap((file) => [
    text.encode(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
    file,
    text.encode('\r\n'),
  ]);
  const answer = await fetch(`${url}/studies`, {
    method: 'POST',
    headers: {
      ...headers,
      accept: 'application/dicom+json',
      'content-type': `multipart/related; type="application/dicom"; boundary=${boundary}`,
    },
    body: Buffer.from(joined([...parts, text.encode(`--${boundary}--\r\n`)])),
  });
  if (!answer.ok) throw new Error(`STOW-RS is answered with ${answer.status}: ${await answer.text()}`);
}
