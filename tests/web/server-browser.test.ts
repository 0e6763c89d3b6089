import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../kit/browser.ts';
import type {} from '../kit/transport-page/page.ts';
import { openTestHost, type TestHost } from '../kit/web-host.ts';

describeWithBrowser('the web host, in a real browser', () => {
  let browser: Browser;
  let pageFolder: string;
  let test: TestHost;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    pageFolder = mkdtempSync(join(tmpdir(), 'carrel-page-'));
    await build({
      configFile: false,
      logLevel: 'error',
      root: fileURLToPath(new URL('../kit/transport-page', import.meta.url)),
      worker: { format: 'es' },
      build: { outDir: pageFolder, emptyOutDir: true, assetsInlineLimit: 0 },
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(pageFolder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    test = await openTestHost({ entry: new URL('../kit/crashing-library.ts', import.meta.url), pageFolder });
    context = await browser.newContext();
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  afterEach(async () => {
    await context.close();
    await test.close();
  });

  it('W1: the token leaves the address, and the page can be loaded again without it', async () => {
    await page.goto(test.host.url);
    expect(page.url()).toBe(`${test.origin}/`);

    await page.reload();

    expect(await page.title()).toBe('Transports');
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('W1: the address can be followed from a link of another site', async () => {
    await context.route('http://mail.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${test.host.url}">Open Carrel</a>` }),
    );
    await page.goto('http://mail.example/');

    await page.click('a');

    await expect.poll(() => page.title()).toBe('Transports');
    expect(page.url()).toBe(`${test.origin}/`);
  });

  it('W7, W9: page and worker reach the library, and the policy lets all of it through', async () => {
    await page.goto(test.host.url);

    expect(await page.evaluate(() => window.transports.library.library.about({}))).toMatchObject({
      papers: 0,
    });
    expect(await page.evaluate(() => window.transports.fromWorker)).toMatchObject({ papers: 0 });
    expect(await page.evaluate(() => document.getElementById('measured')?.clientWidth)).toBe(12);
    expect(complaints).toEqual([]);
  });

  it('W7: the page cannot run what is written into it, nor reach anything outside', async () => {
    await page.goto(test.host.url);

    const reached = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = true">');
      const outside = await fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        (error: unknown) => String(error),
      );
      return { ran: 'ran' in window, outside };
    });

    expect(reached).toEqual({ ran: false, outside: 'TypeError: Failed to fetch' });
    expect(complaints.join('\n')).toMatch(/violates the following Content Security Policy directive/);
  });

  it('C1: binary goes there and answers come back, past a megabyte', async () => {
    await page.goto(test.host.url);

    const report = await page.evaluate(async () => {
      const bytes = new TextEncoder().encode('This is no listing. '.repeat(100_000));
      const preview = await window.transports.library.imports.preview({
        files: [{ name: 'big.txt', bytes }],
      });
      return preview.report.files[0]?.bytes;
    });

    expect(report).toBe(2_000_000);
  });

  it('C9, C10: when the library’s process ends, the page comes back by itself and hears what changes', async () => {
    await page.goto(test.host.url);
    await page.evaluate(() => window.transports.library.settings.set({ theme: 'dark' }));
    writeFileSync(join(test.folder, 'crash-at-import'), '');

    const code = await page.evaluate(async () => {
      const { library } = window.transports;
      const bytes = new TextEncoder().encode(
        JSON.stringify([{ id: '2607.00001', title: 'A study of desks' }]),
      );
      const { ticket } = await library.imports.preview({ files: [{ name: null, bytes }] });
      return await library.imports.run({ ticket }).then(
        () => 'answered',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
    });

    expect(code).toBe('unreachable');
    await expect
      .poll(() => page.evaluate(() => window.transports.phases))
      .toEqual(['connecting', 'connected', 'lost', 'connected']);
    expect(
      await page.evaluate(() => window.transports.library.settings.set({ theme: 'light' })),
    ).toMatchObject({
      theme: 'light',
    });
    await expect.poll(() => page.evaluate(() => window.transports.heard)).toEqual(['dark', 'light']);
  });

  it('W3: a page on another port of this machine, with the cookie at hand, gets nothing', async () => {
    await page.goto(test.host.url);
    const attacker = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Attacker</title>');
    });
    await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an address of this form.
    const { port } = attacker.address() as AddressInfo;
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${port}/`);

    const outcomes = await other.evaluate(async (target) => {
      const socket = new Promise((resolve) => {
        const opened = new WebSocket(`${target.replace('http', 'ws')}/library`);
        opened.onopen = () => resolve('opened');
        opened.onerror = () => resolve('refused');
      });
      const read = fetch(`${target}/`, { credentials: 'include' }).then(
        () => 'read',
        () => 'refused',
      );
      const frame = new Promise((resolve) => {
        const element = document.createElement('iframe');
        element.src = target;
        element.onload = () => {
          // A frame of another origin gives nothing but this.
          resolve(element.contentDocument === null ? 'closed' : 'open');
        };
        document.body.append(element);
      });
      return Promise.all([socket, read, frame]);
    }, test.origin);
    const frames = other.frames().map((frame) => frame.url());
    const shown = await Promise.all(other.frames().map((frame) => frame.title().catch(() => '')));

    expect(outcomes).toEqual(['refused', 'refused', 'closed']);
    expect(frames).toHaveLength(2);
    expect(shown).not.toContain('Transports');
    attacker.closeAllConnections();
    attacker.close();
  });
});
