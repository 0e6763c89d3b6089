/** Plain data with bytes as text, to get it into the page and out of it. */
export function encode(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part) =>
    part instanceof Uint8Array ? { $bytes: Buffer.from(part).toString('base64') } : part,
  );
}

/** What `encode` wrote, as it was. */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, part) =>
    part !== null && typeof part === 'object' && typeof part.$bytes === 'string'
      ? new Uint8Array(Buffer.from(part.$bytes, 'base64'))
      : part,
  );
}

/**
 * The script that runs in the page before its own: stands for the part of `electron` that a preload
 * script is given, then runs the real preload script with it.
 */
export function installRenderer(preload: string): string {
  return `(${rendererStandIn.toString()})((require) => {${preload}\n});`;
}

/** Runs in the page: knows nothing but its parameter and what a page has. */
function rendererStandIn(runPreload: (require: (name: string) => unknown) => void): void {
  const page = window as unknown as Record<string, (...args: unknown[]) => void>;
  const listeners: Record<string, (event: object, message: unknown) => void> = {};
  const ports = new Map<number, MessagePort>();
  const encode = (value: unknown): string =>
    JSON.stringify(value ?? null, (_key, part) =>
      part instanceof Uint8Array
        ? { $bytes: btoa(part.reduce((text, byte) => text + String.fromCharCode(byte), '')) }
        : part,
    );
  const decode = (text: string): unknown =>
    JSON.parse(text, (_key, part) =>
      part !== null && typeof part === 'object' && typeof part.$bytes === 'string'
        ? Uint8Array.from(atob(part.$bytes), (letter) => letter.charCodeAt(0))
        : part,
    );

  const standIn = {
    open(id: number, text: string) {
      const [channel, message] = decode(text) as [string, unknown];
      const { port1, port2 } = new MessageChannel();
      ports.set(id, port2);
      port2.onmessage = ({ data }) => page.standInPort?.(id, encode(data));
      port2.addEventListener('close', () => page.standInPort?.(id, null));
      listeners[channel]?.({ ports: [port1] }, message);
    },
    deliver: (id: number, text: string) => ports.get(id)?.postMessage(decode(text)),
    close: (id: number) => ports.get(id)?.close(),
  };
  Object.assign(window, { standIn });

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: object) =>
        Object.defineProperty(window, name, { value: Object.freeze(value) }),
    },
    ipcRenderer: {
      send: (...message: unknown[]) => page.standInSend?.(encode(message)),
      sendSync(...message: unknown[]) {
        const request = new XMLHttpRequest();
        request.open('POST', '/ipc-sync', false);
        request.send(encode(message));
        return decode(request.responseText);
      },
      on: (channel: string, listener: (event: object, message: unknown) => void) => {
        listeners[channel] = listener;
      },
    },
    // The real one knows where a dropped file came from; here its name says it.
    webUtils: { getPathForFile: (file: File) => (file.name.startsWith('/') ? file.name : '') },
  };
  runPreload((name) => {
    if (name !== 'electron') throw new Error(`The preload script may not import ${name}.`);
    return electron;
  });
}
