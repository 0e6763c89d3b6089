import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { BrowserContext, Page, Request as PageRequest } from 'playwright-core';
import { decode, encode, installRenderer } from './renderer-stand-in.ts';

/** Where the page is in Chromium, which will not go to `app:`. */
const routedOrigin = 'https://carrel.test';
const ownOrigin = 'app://carrel';

/** Something that Electron was told, in order: `app.setName`, `window.show`, … */
export interface Told {
  readonly name: string;
  readonly with: readonly unknown[];
}

export interface StandInOptions {
  /** Where windows are opened: each is a page of it. */
  readonly context: BrowserContext;
  /** Stands for the system's folder of application data. */
  readonly appData: string;
  /** The built preload script. */
  readonly preload: string;
  /** Whether no other instance holds the lock. */
  readonly isFirst?: boolean;
}

/** An event as Electron gives it: can be prevented. */
class StandInEvent {
  defaultPrevented = false;
  preventDefault = (): void => {
    this.defaultPrevented = true;
  };
}

/** Electron's end of a channel, over one of `node:worker_threads`. */
class StandInPort extends EventEmitter {
  readonly raw: MessagePort;
  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
    raw.on('close', () => this.emit('close'));
  }
  start(): void {
    this.raw.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown): void {
    this.raw.postMessage(message);
  }
  close(): void {
    this.raw.close();
  }
}

/**
 * Stands for the module `electron` where its binary cannot be had: real channels, a real library process
 * (a worker thread), a real page (in Chromium); what only Electron can do is written down in `told`.
 */
export async function createElectron({ context, appData, preload, isFirst = true }: StandInOptions) {
  const told: Told[] = [];
  const answers: unknown[] = [];
  const windows: Window[] = [];
  const workers: Worker[] = [];
  const tell =
    (name: string) =>
    (...args: unknown[]): void => {
      told.push({ name, with: args });
    };
  const answer =
    (name: string) =>
    async (...args: unknown[]) => {
      tell(name)(...args.filter((argument) => !(argument instanceof Window)));
      return answers.shift();
    };

  const paths: Record<string, string> = { appData, userData: appData };
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { hasSwitch: () => false },
    whenReady: () => Promise.resolve(),
    getPath: (name: string) => paths[name] ?? '',
    setPath: (name: string, path: string) => {
      paths[name] = path;
    },
    getVersion: () => '0.0.0',
    setName: tell('app.setName'),
    enableSandbox: tell('app.enableSandbox'),
    requestSingleInstanceLock: (given: unknown) => {
      tell('app.requestSingleInstanceLock')(given);
      return isFirst;
    },
    exit: tell('app.exit'),
    quit() {
      app.emit('before-quit', new StandInEvent());
      for (const window of [...windows]) window.close();
      if (windows.length === 0) quitWithoutWindows();
    },
  });
  function quitWithoutWindows(): void {
    const event = new StandInEvent();
    app.emit('will-quit', event);
    if (!event.defaultPrevented) tell('app.quit')();
  }

  let answerScheme: (request: { url: string; method: string }) => Promise<Response> = async () =>
    new Response(null, { status: 404 });
  let mayLoad = (_details: { url: string }, callback: (answer: { cancel: boolean }) => void): void =>
    callback({ cancel: false });
  const permissions: { request?: Function; check?: Function } = {};
  const defaultSession = Object.assign(new EventEmitter(), {
    protocol: {
      handle: (scheme: string, handler: typeof answerScheme) => {
        tell('protocol.handle')(scheme);
        answerScheme = handler;
      },
    },
    webRequest: {
      onBeforeRequest: (handler: typeof mayLoad) => {
        mayLoad = handler;
      },
    },
    setPermissionRequestHandler: (handler: Function) => Object.assign(permissions, { request: handler }),
    setPermissionCheckHandler: (handler: Function) => Object.assign(permissions, { check: handler }),
    setDevicePermissionHandler: tell('session.setDevicePermissionHandler'),
  });

  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = request.url().replace(routedOrigin, ownOrigin);
    const { cancel } = await new Promise<{ cancel: boolean }>((resolve) => mayLoad({ url }, resolve));
    if (cancel || !url.startsWith(ownOrigin)) return await route.abort();
    const window = windows.find(({ page }) => page === pageOf(request));
    if (request.isNavigationRequest()) window?.dropPorts();
    if (url === `${ownOrigin}/ipc-sync`) {
      const [channel, ...args] = decode(request.postData() ?? '[]') as [string, ...unknown[]];
      const event = { senderFrame: window?.frame() ?? null, returnValue: undefined };
      ipcMain.emit(channel, event, ...args);
      return await route.fulfill({ body: encode(event.returnValue) });
    }
    const response = await answerScheme({ url, method: request.method() });
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  });

  const ipcMain = new EventEmitter();

  class WebContents extends EventEmitter {
    readonly window: Window;
    constructor(window: Window) {
      super();
      this.window = window;
    }
    setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void =>
      tell('webContents.setWindowOpenHandler')(handler({ url: 'https://example.org/' }));
    reload = (): void => {
      tell('webContents.reload')();
      this.window.loaded =
        this.window.page?.reload().then(
          () => {},
          // It was closed meanwhile.
          () => {},
        ) ?? this.window.loaded;
    };
    forcefullyCrashRenderer = (): void => {
      this.emit('render-process-gone', new StandInEvent(), { reason: 'killed', exitCode: 9 });
    };
  }

  class Window extends EventEmitter {
    readonly options: Record<string, unknown>;
    readonly webContents = new WebContents(this);
    page: Page | null = null;
    #isDestroyed = false;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      windows.push(this);
      tell('window.open')(options);
      app.emit('web-contents-created', new StandInEvent(), this.webContents);
    }
    show = tell('window.show');
    focus = tell('window.focus');
    restore = tell('window.restore');
    maximize = tell('window.maximize');
    setFullScreen = tell('window.setFullScreen');
    isMinimized = () => false;
    isMaximized = () => false;
    isFullScreen = () => false;
    isDestroyed = () => this.#isDestroyed;
    getNormalBounds = () => ({ x: 40, y: 50, width: 1200, height: 700 });
    /** Settles when the page is there. */
    loaded: Promise<void> = Promise.resolve();
    loadURL(url: string): Promise<void> {
      this.loaded = this.#load(url);
      return this.loaded;
    }
    async #load(url: string): Promise<void> {
      const page = await context.newPage();
      this.page = page;
      await page.exposeBinding('standInSend', (_source, text: string) => {
        const [channel, ...args] = decode(text) as [string, ...unknown[]];
        ipcMain.emit(channel, { senderFrame: this.frame() }, ...args);
      });
      await page.exposeBinding('standInPort', (_source, id: number, text: string | null) => {
        const port = this.#ports.get(id);
        if (text === null) port?.raw.close();
        else port?.raw.postMessage(decode(text));
      });
      await page.addInitScript({ content: installRenderer(readFileSync(preload, 'utf8')) });
      await page.goto(url.replace(ownOrigin, routedOrigin));
      this.emit('ready-to-show');
    }
    readonly #ports = new Map<number, StandInPort>();
    /** A page that goes takes its ports with it. */
    dropPorts(): void {
      for (const port of this.#ports.values()) port.raw.close();
    }
    frame() {
      const { page } = this;
      return {
        url: page?.url().replace(routedOrigin, ownOrigin) ?? '',
        parent: null,
        postMessage: (channel: string, message: unknown, [port]: [StandInPort]) => {
          const id = this.#ports.size + 1;
          this.#ports.set(id, port);
          const send = (what: string, text: string) =>
            page
              ?.evaluate(([to, number, words]) => Reflect.get(window, 'standIn')[to](number, words), [
                what,
                id,
                text,
              ] as const)
              .catch(() => {});
          void send('open', encode([channel, message]));
          port.raw.on('message', (data) => void send('deliver', encode(data)));
          port.raw.on('close', () => void send('close', ''));
        },
      };
    }
    close(): void {
      if (this.#isDestroyed) return;
      const event = new StandInEvent();
      this.emit('close', event);
      if (event.defaultPrevented) return;
      this.#isDestroyed = true;
      windows.splice(windows.indexOf(this), 1);
      this.dropPorts();
      void this.page?.close();
      this.emit('closed');
      if (windows.length === 0) app.emit('window-all-closed');
    }
  }

  const electron = {
    app,
    BrowserWindow: Window,
    dialog: {
      showMessageBox: answer('dialog.showMessageBox'),
      showOpenDialog: answer('dialog.showOpenDialog'),
      showSaveDialog: answer('dialog.showSaveDialog'),
      showErrorBox: tell('dialog.showErrorBox'),
    },
    ipcMain,
    Menu: {
      buildFromTemplate: (template: unknown) => ({ template, popup: tell('menu.popup') }),
      setApplicationMenu: tell('menu.setApplicationMenu'),
    },
    MessageChannelMain: class {
      readonly port1: StandInPort;
      readonly port2: StandInPort;
      constructor() {
        const { port1, port2 } = new MessageChannel();
        this.port1 = new StandInPort(port1);
        this.port2 = new StandInPort(port2);
      }
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: { registerSchemesAsPrivileged: tell('protocol.registerSchemesAsPrivileged') },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession },
    shell: {
      openExternal: async (url: string) => tell('shell.openExternal')(url),
      openPath: async (path: string) => {
        tell('shell.openPath')(path);
        return '';
      },
    },
    utilityProcess: {
      fork(entry: string, args: string[], options: unknown) {
        tell('utilityProcess.fork')(entry, args, options);
        const worker = new Worker(entry);
        workers.push(worker);
        const child = Object.assign(new EventEmitter(), {
          postMessage: (message: unknown, [port]: StandInPort[]) =>
            worker.postMessage({ message, port: port?.raw ?? null }, port ? [port.raw] : []),
          kill: () => void worker.terminate(),
        });
        worker.on('message', (message) => child.emit('message', message));
        worker.on('exit', (code) => child.emit('exit', code));
        return child;
      },
    },
  };
  return {
    electron,
    told,
    answers,
    windows,
    workers,
    permissions,
    mayLoad: (url: string) =>
      new Promise<boolean>((resolve) => mayLoad({ url }, ({ cancel }) => resolve(!cancel))),
  };
}

/** The page that asks; a worker's scripts are asked for by none. */
function pageOf(request: PageRequest): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}
