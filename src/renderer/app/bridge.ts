/** What the desktop's preload script puts into the page. Absent in a browser. */
export interface Bridge {
  /**
   * Asks for the library's port and the desk's port. They come as `MessagePort`s posted into the
   * page: `window` receives `{ carrel: 'port', name: 'library' | 'desk' }` with the port attached.
   * Asking again (after a crash, for a worker) gives new ports.
   */
  connect(name: 'library' | 'desk'): void;
  /** The path of a dropped file, `''` when it has none. */
  pathOf(file: File): string;
}

declare global {
  interface Window {
    readonly carrel?: Bridge;
  }
}
