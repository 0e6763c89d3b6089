import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../kit/web-host.ts';

describe('the web host', () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await openTestHost();
  });
  afterAll(() => test.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${test.origin}${path}`, { redirect: 'manual', headers: { Cookie: test.cookie, ...headers } });

  it('W1: takes the token once, gives a cookie for it and takes it out of the address', async () => {
    const response = await fetch(test.host.url, { redirect: 'manual' });

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect(response.headers.get('set-cookie')).toMatch(
      /^carrel-\d+=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it('W8: serves the page to who has the cookie', async () => {
    const response = await get('/');

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<title>Carrel</title>');
  });

  it('W8: lets files with a hash in their name be kept', async () => {
    const response = await get('/assets/index-0a1b2c3d.js');

    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  });

  it('W8: answers HEAD without a body', async () => {
    const response = await fetch(`${test.origin}/`, { method: 'HEAD', headers: { Cookie: test.cookie } });

    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    '/nothing.html',
    '/assets',
    '/assets/',
    '/assets/nothing.js',
    '/library',
    `/${'a'.repeat(5000)}.js`,
  ])('W8: has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('W7: lets the page load nothing from elsewhere and run nothing inline', async () => {
    const { headers } = await get('/');

    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.replaceAll(/wss?:\/\/(127\.0\.0\.1|localhost):\d+/g, '')).not.toMatch(/https?:|ws:|\*/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('W9: joins a page to the library over a WebSocket', async () => {
    const client = await test.openClient();

    const about = await client.library.about({});

    expect(about).toMatchObject({ folder: test.folder, papers: 0, version: '0.0.0-test' });
    client[Symbol.dispose]();
  });

  it('W9: two pages have the same library', async () => {
    const [one, other] = [await test.openClient(), await test.openClient()];
    const heard = new Promise((resolve) => other.settings.changed(resolve));
    await other.library.about({});

    await one.settings.set({ theme: 'dark' });

    expect(await heard).toMatchObject({ theme: 'dark' });
    one[Symbol.dispose]();
    other[Symbol.dispose]();
  });

  it('W9: closes the library and every socket when it is closed', async () => {
    const brief = await openTestHost();
    const socket = brief.openSocket();
    await once(socket, 'open');
    const closed = once(socket, 'close');

    await brief.close();

    expect((await closed)[0]).toBe(1012);
    expect(brief.host.library.state).toEqual({ kind: 'closed' });
    await expect(fetch(brief.origin)).rejects.toThrow('fetch failed');
  });

  it('W9: says in a sentence that its port is taken', async () => {
    const { startServer } = await import('../../src/main/server/serve.ts');
    const second = startServer({
      folder: test.folder,
      pageFolder: test.pageFolder,
      libraryEntry: new URL('file:///nowhere'),
      version: '0',
      log: () => {},
      port: test.host.port,
    });

    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: `Port ${test.host.port} is in use. Choose another with --port, or 0 for any that is free.`,
    });
  });
});
