import type { Session, WebContents, WebFrameMain } from 'electron';
import type { Log } from '#shared/contract/log.ts';
import { isOwnPage, mayLoad, mayNavigate, type PageAddress } from './addresses.ts';
import { mayUse } from './permissions.ts';

/** Cuts the page's session off from everything but Carrel's own page (D9). */
export function secureSession(session: Session, page: PageAddress, log: Log): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const isOwn = isOwnPage(details.requestingUrl, page) && contents !== null;
    answer(mayUse(permission, { isMainFrame: details.isMainFrame, isOwn }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return mayUse(permission, { isMainFrame: details.isMainFrame, isOwn: isOwnPage(origin, page) });
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isAllowed = mayLoad(url, page);
    if (!isAllowed) log({ level: 'warn', message: `The page asked for ${shown(url)}, which was refused.` });
    answer({ cancel: !isAllowed });
  });
}

/** Keeps a window's contents on the page: no other address, no new windows, no web views (D8). */
export function secureContents(contents: WebContents, page: PageAddress, log: Log): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (mayNavigate(event.url, page)) return;
    event.preventDefault();
    log({ level: 'warn', message: `The page wanted to go to ${shown(event.url)}, which was refused.` });
  };
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Whether a message came from Carrel's own page in the main frame of a window (D7). */
export function isOwnFrame(frame: WebFrameMain | null, page: PageAddress): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isOwnPage(frame.url, page);
}

function shown(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}
