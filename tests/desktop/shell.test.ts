import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MenuItemConstructorOptions } from 'electron';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../kit/browser.ts';
import { createElectron, type StandInOptions } from './electron-stand-in.ts';
import { askThroughBridge, desktopJourneys, patience } from './journeys.ts';

const out = fileURLToPath(new URL('../../out', import.meta.url));
const preload = join(out, 'preload', 'index.cjs');

type Electron = Awaited<ReturnType<typeof createElectron>>;

describeWithBrowser('the desktop shell round the real page', () => {
  let browser: Browser;
  let context: BrowserContext;
  let folder: string;
  let desktop: Electron;
  const usualArguments = process.argv;
  const usualListeners = process.listeners('unhandledRejection');

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => await browser.close());

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-shell-'));
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    vi.stubEnv('CARREL_LIBRARY', '');
    vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'));
  });
  afterEach(async () => {
    process.argv = usualArguments;
    for (const listener of process.listeners('unhandledRejection')) {
      if (!usualListeners.includes(listener)) process.off('unhandledRejection', listener);
    }
    await Promise.allSettled(desktop.windows.map(({ loaded }) => loaded));
    // A library whose process ends is started again, until Carrel gives up: each must end before its folder goes.
    for (const worker of desktop.workers) await worker.terminate();
    await context.close();
    vi.doUnmock('electron');
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the real, built entry of the desktop program. */
  async function start(
    given: readonly string[] = ['--library', join(folder, 'library')],
    options: Partial<StandInOptions> = {},
  ): Promise<void> {
    process.argv = ['/opt/carrel', ...given];
    desktop = await createElectron({ context, appData: folder, preload, ...options });
    vi.resetModules();
    vi.doMock('electron', () => desktop.electron);
    await import(/* @vite-ignore */ join(out, 'main', 'index.js'));
  }

  async function page(): Promise<Page> {
    await expect.poll(() => desktop.windows.length, patience).toBe(1);
    await desktop.windows[0]?.loaded;
    const opened = desktop.windows[0]?.page;
    if (!opened) throw new Error('There is no window.');
    return opened;
  }

  function told(name: string): readonly unknown[][] {
    return desktop.told.filter((entry) => entry.name === name).map((entry) => [...entry.with]);
  }

  /** Asks over a port of its own, as the page would. */
  async function asked(name: 'library' | 'desk', path: string, input: unknown = {}): Promise<unknown> {
    return await askThroughBridge(await page(), name, path, input);
  }

  desktopJourneys({
    folder: () => folder,
    async start(given) {
      await start(given);
      return {
        page: await page(),
        async close() {
          desktop.windows[0]?.close();
          await expect.poll(() => told('app.quit').length, patience).toBe(1);
        },
      };
    },
  });

  it('prepares Electron before it is ready: sandbox, scheme, one instance, a folder of its own', async () => {
    await start(['--library', join(folder, 'library'), 'a.json']);

    expect(told('app.enableSandbox')).toHaveLength(1);
    expect(told('protocol.registerSchemesAsPrivileged')).toEqual([
      [[{ scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) }]],
    ]);
    expect(told('app.requestSingleInstanceLock')).toEqual([
      [{ argv: expect.arrayContaining(['a.json']), folder: process.cwd() }],
    ]);
    expect(desktop.electron.app.getPath('userData')).toBe(join(folder, 'Carrel Desktop'));
    await page();
  });

  it('ends at once when Carrel is open already', async () => {
    await start(undefined, { isFirst: false });

    expect(told('app.quit')).toHaveLength(1);
    expect(told('window.open')).toEqual([]);
    expect(told('utilityProcess.fork')).toEqual([]);
  });

  it('opens one window with a sandboxed page, which is denied new windows', async () => {
    await start();
    await page();

    expect(told('window.open')).toEqual([
      [
        expect.objectContaining({
          show: false,
          webPreferences: expect.objectContaining({
            preload,
            sandbox: true,
            contextIsolation: true,
            nodeIntegration: false,
            webviewTag: false,
          }),
        }),
      ],
    ]);
    await expect.poll(() => told('window.show').length, patience).toBe(1);
    expect(told('webContents.setWindowOpenHandler')).toEqual([[{ action: 'deny' }]]);
  });

  it('serves the page with its policy, and none of it breaks the policy', async () => {
    const faults: string[] = [];
    context.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    await start();

    const shown = await page();

    await expect.poll(() => shown.locator('#root > *').count(), patience).toBeGreaterThan(0);
    const policy = await shown.evaluate(async () =>
      (await fetch('/')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(faults).toEqual([]);
  });

  it('gives the page nothing but the bridge', async () => {
    await start();

    const names = await (await page()).evaluate(() => Object.keys(window.carrel ?? {}));

    expect(names.sort()).toEqual(['connect', 'pathOf']);
  });

  it('joins the page with the library in its own process', async () => {
    await start();

    expect(await asked('library', 'library.about')).toMatchObject({
      folder: join(folder, 'library'),
      papers: 0,
    });
    expect(told('utilityProcess.fork')).toEqual([
      [join(out, 'main', 'library-process.js'), [], { serviceName: 'Carrel library' }],
    ]);
  });

  it('gives no port to a frame of another origin, nor to one inside the page', async () => {
    await start();
    await page();
    const posted: unknown[] = [];
    const postMessage = (...message: unknown[]): unknown => posted.push(message);

    for (const senderFrame of [
      null,
      { url: 'https://example.org/', parent: null, postMessage },
      { url: 'app://evil/', parent: null, postMessage },
      { url: 'app://carrel/', parent: {}, postMessage },
    ]) {
      desktop.electron.ipcMain.emit('carrel:connect', { senderFrame }, 'library');
    }
    desktop.electron.ipcMain.emit(
      'carrel:connect',
      { senderFrame: { url: 'app://carrel/', parent: null, postMessage } },
      'shell',
    );
    expect(posted).toEqual([]);

    desktop.electron.ipcMain.emit(
      'carrel:connect',
      { senderFrame: { url: 'app://carrel/', parent: null, postMessage } },
      'library',
    );
    expect(posted).toHaveLength(1);
  });

  it('starts the library again when its process ends by itself', async () => {
    await start();
    await asked('library', 'library.about');

    await desktop.workers[0]?.terminate();

    await expect.poll(() => desktop.workers.length, patience).toBe(2);
    expect(await asked('library', 'library.about')).toMatchObject({ papers: 0 });
    expect(readFileSync(join(folder, 'Carrel Desktop', 'carrel.log'), 'utf8')).toContain(
      'The library’s process ended by itself',
    );
  });

  it('keeps the page where it is and off every network', async () => {
    await start();
    await page();
    const contents = desktop.windows[0]?.webContents;
    const went = (url: string): boolean => {
      const event = { url, preventDefault: vi.fn() };
      contents?.emit('will-frame-navigate', event);
      return event.preventDefault.mock.calls.length === 0;
    };
    const webview = { preventDefault: vi.fn() };
    contents?.emit('will-attach-webview', webview);

    expect(went('app://carrel/#/inbox')).toBe(true);
    expect(went('https://example.org/')).toBe(false);
    expect(went('file:///etc/passwd')).toBe(false);
    expect(webview.preventDefault).toHaveBeenCalledOnce();
    expect(await desktop.mayLoad('app://carrel/index.html')).toBe(true);
    expect(await desktop.mayLoad('https://example.org/')).toBe(false);
  });

  it('grants the clipboard to the page and nothing else to anyone', async () => {
    await start();
    await page();
    const check = (permission: string, origin: string, isMainFrame = true): unknown =>
      desktop.permissions.check?.(null, permission, origin, { isMainFrame });

    expect(check('clipboard-read', 'app://carrel/')).toBe(true);
    expect(check('clipboard-read', 'https://example.org/')).toBe(false);
    expect(check('clipboard-read', 'app://carrel/', false)).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fullscreen', 'hid']) {
      expect(check(permission, 'app://carrel/')).toBe(false);
    }
  });

  it('opens links outside after a check only', async () => {
    await start();

    expect(await asked('desk', 'links.open', { url: 'https://arxiv.org/abs/2607.00001' })).toEqual({});
    expect(await asked('desk', 'links.open', { url: 'file:///etc/passwd' })).toMatchObject({
      code: 'invalid-input',
    });
    expect(told('shell.openExternal')).toEqual([['https://arxiv.org/abs/2607.00001']]);
  });

  it('reads the files that were picked, and shows the library’s folder', async () => {
    writeFileSync(join(folder, 'today.json'), '[]');
    await start();
    desktop.answers.push({ canceled: false, filePaths: [join(folder, 'today.json')] });
    desktop.answers.push({ canceled: true, filePaths: [] });

    expect(await asked('desk', 'files.pick')).toMatchObject({ files: [{ name: 'today.json' }] });
    expect(await asked('desk', 'files.pick')).toEqual({ files: [] });
    await asked('desk', 'files.revealLibrary');
    expect(told('shell.openPath')).toEqual([[join(folder, 'library')]]);
  });

  it('D11: writes a text only where the reader chose, and asks which folder to watch', async () => {
    const file = join(folder, 'sources.opml');
    await start();
    desktop.answers.push({ canceled: true, filePath: '' });
    desktop.answers.push({ canceled: false, filePath: file });
    desktop.answers.push({ canceled: false, filePaths: [folder] });

    const text = '<opml/>';
    expect(await asked('desk', 'files.save', { name: 'sources.opml', text })).toEqual({ saved: false });
    expect(existsSync(file)).toBe(false);
    expect(await asked('desk', 'files.save', { name: 'sources.opml', text })).toEqual({ saved: true });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(await asked('desk', 'files.save', { name: '../sources.opml', text })).toMatchObject({
      code: 'invalid-input',
    });
    expect(await asked('desk', 'files.pickFolder')).toEqual({ folder });
  });

  it('reads by their path only files that were dropped', async () => {
    const file = join(folder, 'today.json');
    writeFileSync(file, '[]');
    await start();

    expect(await asked('desk', 'files.read', { paths: [file] })).toMatchObject({ code: 'invalid-input' });
    const path = await (await page()).evaluate((name) => window.carrel?.pathOf(new File([], name)), file);

    expect(path).toBe(file);
    expect(await asked('desk', 'files.read', { paths: [file] })).toMatchObject({
      files: [{ name: 'today.json' }],
    });
  });

  it('moves to another library, and is still there after the next start', async () => {
    const chosen = join(folder, 'papers');
    mkdirSync(chosen);
    await start();
    await asked('library', 'library.about');
    desktop.answers.push({ canceled: false, filePaths: [chosen] });

    // The page starts over before it could make anything of the answer.
    asked('desk', 'files.chooseLibrary').catch(() => {});

    await expect.poll(() => told('webContents.reload').length, patience).toBe(1);
    expect(await asked('library', 'library.about')).toMatchObject({ folder: chosen });
    expect(JSON.parse(readFileSync(join(folder, 'Carrel Desktop', 'library.json'), 'utf8'))).toEqual({
      folder: chosen,
    });
  });

  it('asks before it opens another library than the chosen one, which is not there', async () => {
    mkdirSync(join(folder, 'Carrel Desktop'));
    const chosen = join(folder, 'unplugged');
    writeFileSync(join(folder, 'Carrel Desktop', 'library.json'), JSON.stringify({ folder: chosen }));
    desktop = await createElectron({ context, appData: folder, preload });
    desktop.answers.push({ response: 2 });
    process.argv = ['/opt/carrel'];
    vi.resetModules();
    vi.doMock('electron', () => desktop.electron);

    await import(/* @vite-ignore */ join(out, 'main', 'index.js'));

    await expect.poll(() => told('app.quit').length, patience).toBe(1);
    expect(told('dialog.showMessageBox')).toEqual([
      [
        expect.objectContaining({
          message: 'Your library is not there.',
          detail: expect.stringContaining(chosen),
        }),
      ],
    ]);
    expect(told('utilityProcess.fork')).toEqual([]);
    expect(existsSync(chosen)).toBe(false);
  });

  it('has a native menu, which tells the page what was chosen', async () => {
    await start();
    const shown = await page();
    await expect.poll(() => shown.locator('#root > *').count(), patience).toBeGreaterThan(0);
    const [menu] = told('menu.setApplicationMenu').flat() as { template: MenuItemConstructorOptions[] }[];
    const items = menu?.template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) ?? [];

    // Electron gives what was clicked; the menu asks for none of it.
    (items.find(({ id }) => id === 'shortcuts.open')?.click as (() => void) | undefined)?.();

    await expect.poll(() => shown.getByRole('dialog').count(), patience).toBe(1);
  });

  it('takes in a file that Carrel was started with, and one of a second start', async () => {
    const file = join(folder, 'today.json');
    writeFileSync(file, '[]');
    await start(['--library', join(folder, 'library'), file]);
    const shown = await page();
    await expect.poll(() => shown.getByRole('dialog').count(), patience).toBe(1);
    await shown.keyboard.press('Escape');
    await expect.poll(() => shown.getByRole('dialog').count(), patience).toBe(0);

    desktop.electron.app.emit('second-instance', {}, [], '/', { argv: ['today.json'], folder });

    await expect.poll(() => shown.getByRole('dialog').count(), patience).toBe(1);
    expect(told('window.focus')).toHaveLength(1);
  });

  it('follows a carrel: link after a check', async () => {
    await start();
    const shown = await page();
    const prevented = { preventDefault: vi.fn() };

    desktop.electron.app.emit('open-url', prevented, 'carrel://paper/1?delete=1');
    desktop.electron.app.emit('open-url', prevented, 'carrel://search?q=lamp');

    await expect.poll(() => shown.url(), patience).toContain('q=lamp');
    expect(prevented.preventDefault).toHaveBeenCalledTimes(2);
  });

  it('offers to load the window again when the page crashes', async () => {
    await start();
    await page();
    desktop.answers.push({ response: 0 });

    desktop.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });

    await expect.poll(() => told('webContents.reload').length, patience).toBe(1);
    expect(told('dialog.showMessageBox')).toEqual([
      [
        expect.objectContaining({
          message: 'The window stopped working.',
          buttons: ['Load it again', 'Quit'],
        }),
      ],
    ]);
  });

  it('closes in order: the window remembers its place, the library closes, the program ends', async () => {
    await start();
    await asked('library', 'library.about');

    desktop.windows[0]?.close();

    await expect.poll(() => told('app.quit').length, patience).toBe(1);
    expect(desktop.windows).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, 'Carrel Desktop', 'window.json'), 'utf8'))).toEqual({
      area: { x: 40, y: 50, width: 1200, height: 700 },
      shape: 'normal',
    });
    // A library that was closed has put everything into its one file.
    expect(existsSync(join(folder, 'library', 'library.sqlite'))).toBe(true);
    expect(existsSync(join(folder, 'library', 'library.sqlite-wal'))).toBe(false);
  });
});
