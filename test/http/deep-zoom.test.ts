import { describe, expect, it } from 'vitest';
import { SLIDE_ID, startHttp } from './support/start-http.js';

const TILE = `/slides/${SLIDE_ID}_files/10/3_2.jpeg`;

describe('DeepZoom over HTTP', () => {
  it('describes a slide as viewers read it', async () => {
    const { get } = await startHttp();
    const { status, headers, body } = await get(`/slides/${SLIDE_ID}.dzi`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/xml');
    expect(body).toContain(
      'xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpeg" Overlap="1" TileSize="254"',
    );
    expect(body).toContain('<Size Width="1000" Height="600"/>');
  });

  it('gives tiles, kept by the browser alone', async () => {
    const { get } = await startHttp();
    const { status, headers, body } = await get(TILE);
    expect({ status, body }).toEqual({ status: 200, body: 'tile 10 3 2' });
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=3600',
      'content-length': '11',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect((await get(TILE.replace('jpeg', 'jpg'))).body).toBe('tile 10 3 2');
  });

  it('sends nothing twice: 304 for what the client has, without rendering it', async () => {
    const { get } = await startHttp();
    const { etag = '' } = (await get(TILE)).headers;
    expect(etag).toMatch(/^"[\w.-]+"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, headers, body } = await get(TILE, { 'If-None-Match': tag });
      expect({ status, body, etag: headers.etag }).toEqual({ status: 304, body: '', etag });
    }
    expect((await get(TILE, { 'If-None-Match': '"other"' })).status).toBe(200);
    const other = (await get(TILE.replace('3_2', '2_2'))).headers.etag;
    expect(other).not.toBe(etag);
  });

  it('answers HEAD as GET, without a body', async () => {
    const { get } = await startHttp();
    const [head, whole] = [await get(TILE, {}, 'HEAD'), await get(TILE)];
    expect({ status: head.status, body: head.body }).toEqual({ status: 200, body: '' });
    expect(head.headers.etag).toBe(whole.headers.etag);
    expect((await get(`/slides/${SLIDE_ID}_files/10/4_0.jpeg`, {}, 'HEAD')).status).toBe(404);
  });

  it.each([
    ['a tile beyond the last column', `/slides/${SLIDE_ID}_files/10/4_0.jpeg`, 'REGION_OUT_OF_BOUNDS'],
    ['a tile beyond the last row', `/slides/${SLIDE_ID}_files/10/0_3.jpeg`, 'REGION_OUT_OF_BOUNDS'],
    ['a level that is none', `/slides/${SLIDE_ID}_files/11/0_0.jpeg`, 'REGION_OUT_OF_BOUNDS'],
    ['a slide that is none', '/slides/NONE.dzi', 'SLIDE_NOT_FOUND'],
    ['a tile of a slide that is none', '/slides/NONE_files/0/0_0.jpeg', 'SLIDE_NOT_FOUND'],
    ['a tile in another format', `/slides/${SLIDE_ID}_files/0/0_0.png`, 'NO_SUCH_ADDRESS'],
    ['a negative place', `/slides/${SLIDE_ID}_files/0/-1_0.jpeg`, 'NO_SUCH_ADDRESS'],
    ['an id with a path in it', '/slides/..%2f..%2fetc%2fpasswd.dzi', 'NO_SUCH_ADDRESS'],
    ['a path upwards', '/../../etc/passwd', 'NO_SUCH_ADDRESS'],
    ['anything else', '/', 'NO_SUCH_ADDRESS'],
  ])('answers 404 in JSON for %s', async (_what, path, reason) => {
    const { get } = await startHttp();
    const { status, headers, body } = await get(path, { 'X-Request-Id': 'mine' });
    expect(status).toBe(404);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(JSON.parse(body)).toMatchObject({ error: { reason, requestId: 'mine' } });
  });
});
