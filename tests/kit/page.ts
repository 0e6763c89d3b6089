import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { describeWithBrowser, launchBrowser } from './browser.ts';
import { carrel } from './command-line.ts';
import { importInto } from './library.ts';
import { openServices, type Services, type ServicesOptions } from './services/services.ts';
import { openTestHost, type TestHost } from './web-host.ts';

/** How long a journey waits for what it expects to see, in milliseconds; a busy machine takes its time. */
export const patience = { timeout: 15_000 };

export interface DeskOptions {
  /** What is imported before the page is opened. */
  readonly inputs?: readonly Uint8Array[];
  /** Where the page is opened, as a hash of the address. */
  readonly at?: string;
  /** Another entry for the library's process, such as one that crashes when told to. */
  readonly entry?: URL;
  /** When it is, for the page and for the library. */
  readonly now?: string;
  /** With `now`: what the services know, and what is wrong with them; without it they are not there. */
  readonly services?: Pick<ServicesOptions, 'world' | 'faults'>;
  /** What lies in the library's folder before it is opened. */
  readonly libraryFiles?: Readonly<Record<string, string | Uint8Array>>;
  readonly browser?: BrowserContextOptions;
  /** Complaints on the page's console that this journey provokes. */
  readonly tolerates?: RegExp;
}

/** A window on a library of its own, and other ways to look into the same library. */
export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly host: TestHost;
  /** The library, asked beside the page through the contract. */
  readonly library: Client<LibraryContract>;
  /** The services that the library asks, where the journey has any. @throws when it has none */
  services(): Services;
  /** Addresses outside of the page's own origin that the browser asked for, or tried to. */
  readonly strayRequests: readonly string[];
  /** Opens another window on the same library, in the same browser. */
  openWindow(at?: string): Promise<Page>;
  /** Runs the command line, as a program of its own, on the same library; answers what it printed. */
  carrel(args: readonly string[], input?: string | Uint8Array): Promise<string>;
}

const built = fileURLToPath(new URL('../../out', import.meta.url));
/** The built page, and the built entry of the library's process. */
export const builtPage = join(built, 'renderer');
export const builtEntry = pathToFileURL(join(built, 'main', 'library-process.js'));

type Walk = (desk: Desk) => Promise<void>;
type Journey = (sentence: string, ...rest: [Walk] | [DeskOptions, Walk]) => void;

/**
 * Journeys through the built page in a real browser. Each has a window on a new library, and fails
 * when the page complained or reached for another origin. What a failed one looked like is kept in a file
 * that its message names.
 */
export function describeJourneys(name: string, body: (journey: Journey) => void): void {
  describeWithBrowser(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      if (!existsSync(builtEntry) || !existsSync(join(builtPage, 'index.html')))
        throw new Error('Carrel is not built. Run "npm run build", or run the tests with "npm test".');
      browser = await launchBrowser();
    });
    afterAll(async () => browser?.close());

    body((sentence, ...rest) => {
      const [options, walk] = rest.length === 1 ? [{}, rest[0]] : rest;
      it(sentence, () => travel(browser, sentence, options, walk));
    });
  });
}

async function travel(browser: Browser, sentence: string, options: DeskOptions, walk: Walk): Promise<void> {
  const { now } = options;
  const services =
    options.services && now !== undefined
      ? await openServices({ ...options.services, clock: { now: () => new Date(now) } })
      : null;
  const host = await openTestHost({
    pageFolder: builtPage,
    entry: options.entry ?? (options.now === undefined ? builtEntry : onADay),
    libraryFiles: { ...dayFile(options.now, services), ...options.libraryFiles },
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...options.browser,
  });
  context.setDefaultTimeout(patience.timeout);
  if (options.now !== undefined) await context.clock.setFixedTime(new Date(options.now));
  const complaints: string[] = [];
  const strayRequests: string[] = [];
  watch(context, { origin: host.origin, complaints, strayRequests });
  try {
    const library = await host.openClient();
    if (options.inputs) await importInto(library, ...options.inputs);

    async function openWindow(at = ''): Promise<Page> {
      const page = await context.newPage();
      await page.goto(host.host.url);
      if (at !== '') await page.goto(`${host.origin}/${at}`);
      return page;
    }
    const page = await openWindow(options.at);
    await walk({
      page,
      context,
      host,
      library,
      services() {
        if (!services) throw new Error('This journey has no services.');
        return services;
      },
      strayRequests,
      openWindow,
      async carrel(args, input) {
        const ran = await carrel(host.folder, args, input);
        if (ran.code !== 0) throw new Error(`carrel ${args.join(' ')} failed: ${ran.complaints}`);
        return ran.out;
      },
    });
    const unexpected = complaints.filter((complaint) => !options.tolerates?.test(complaint));
    if (unexpected.length > 0) throw new Error(`The page complained: ${unexpected.join('\n')}`);
    if (strayRequests.length > 0) throw new Error(`The page reached out to ${strayRequests.join(', ')}`);
  } catch (error) {
    throw await withPictures(error, sentence, context, complaints);
  } finally {
    await context.close();
    await host.close();
    await services?.close();
  }
}

/** The entry of a library for which it is another day, and the file that says which. */
const onADay = new URL('library-on-a-day.ts', import.meta.url);
function dayFile(now: string | undefined, services: Services | null): Record<string, string> {
  const addresses = services?.environment('bare') ?? {};
  return now === undefined ? {} : { 'on-a-day.json': JSON.stringify({ now, services: addresses }) };
}

interface Watched {
  readonly origin: string;
  readonly complaints: string[];
  readonly strayRequests: string[];
}

function watch(context: BrowserContext, { origin, complaints, strayRequests }: Watched): void {
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === origin || ['data:', 'blob:'].includes(url.protocol);
    if (!isOwn) strayRequests.push(request.url());
  });
  context.on('weberror', (error) => complaints.push(String(error.error().stack ?? error.error())));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
}

/** The error, saying where a picture of each open window lies. */
async function withPictures(
  error: unknown,
  sentence: string,
  context: BrowserContext,
  complaints: readonly string[],
): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const folder = mkdtempSync(join(tmpdir(), 'carrel-journey-'));
  const name = sentence.replaceAll(/\W+/g, '-').slice(0, 60);
  for (const [index, page] of context.pages().entries()) {
    const path = join(folder, `${name}-${index + 1}.png`);
    await page.screenshot({ path, timeout: 5_000 }).then(
      () => {
        error.message += `\nHow it looked: ${path} (${page.url()})`;
      },
      // A window that cannot be pictured any more says nothing.
      () => {},
    );
  }
  if (complaints.length > 0) error.message += `\nThe page said: ${complaints.join('\n')}`;
  return error;
}

/** The text of a module of `node_modules`, to run inside a page. */
export function sourceOf(module: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(module), 'utf8');
}

/** Pastes text as a reader does who pressed the keys: from the clipboard, onto whatever has the focus. */
export async function pasteByKeys({ page, context, host }: Desk, text: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.origin });
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('ControlOrMeta+v');
}

export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

/** Drops files on the middle of the window. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    for (const kind of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

/** How many papers the list says it has. */
export async function listed(page: Page): Promise<number> {
  const option = page.getByRole('listbox', { name: 'Papers' }).getByRole('option').first();
  const size = (await option.count()) === 0 ? null : await option.getAttribute('aria-setsize');
  return Number(size);
}

/** The titles of the papers that the list shows, from the top; for papers without a comma in their title. */
export async function titlesShown(page: Page): Promise<string[]> {
  const heard = await page.getByRole('listbox', { name: 'Papers' }).ariaSnapshot();
  return [...heard.matchAll(/^\s*- option "([^",]*)/gm)].map(([, title]) => title ?? '');
}

/** Whether something has the keyboard's focus. */
export async function hasFocus(locator: Locator): Promise<boolean> {
  return (await locator.count()) === 1 && (await locator.evaluate((element) => element.matches(':focus')));
}

/** The title of the paper in the pane. */
export function paperHeading(page: Page): Locator {
  return page.getByRole('article').getByRole('heading', { level: 1 });
}

/** Where the note of the open paper is written. */
export function noteEditor(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Note on/ });
}

/** Opens the note of the paper in the pane with its key, and waits until it can be written. */
export async function openNote(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await noteEditor(page).waitFor();
  await expect.poll(() => hasFocus(noteEditor(page)), patience).toBe(true);
}
