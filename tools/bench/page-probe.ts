/** What the probe notes in the page; times are `performance.now()`, in milliseconds since the page was asked for. */
export interface Probe {
  /** When the first paper of the list was painted; `null` before that. */
  listAt: number | null;
  /** When the search worker first said that it has every paper and all their text. */
  readyAt: number | null;
  /** What was typed, and when the key's event was. */
  readonly typed: { readonly query: string; readonly at: number }[];
  /** Answers of the search worker, and when what they brought was painted. */
  readonly answers: { readonly query: string; readonly total: number; readonly at: number }[];
  /** Resolves once an answer to a query was painted; of so many papers, where that is given. */
  painted(query: string, total?: number): Promise<number>;
}

/**
 * Runs in the page before its own code does: it listens to the ports between page and search worker, and to the
 * list, and changes nothing. It must not use anything from outside of itself.
 */
export function installProbe(): void {
  const waiting: { query: string; total: number | undefined; resolve: (at: number) => void }[] = [];
  const probe: Probe = {
    listAt: null,
    readyAt: null,
    typed: [],
    answers: [],
    painted(query, total) {
      const known = probe.answers.find(
        (answer) => answer.query === query && (total === undefined || answer.total === total),
      );
      if (known !== undefined) return Promise.resolve(known.at);
      return new Promise((resolve) => waiting.push({ query, total, resolve }));
    },
  };
  Object.assign(globalThis, { carrelProbe: probe });

  function afterPaint(act: (at: number) => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => act(performance.now()));
      port1.start();
      post.call(port2, null);
    });
  }

  function hear(message: Record<string, unknown>, asked: Map<unknown, string>): void {
    const query = asked.get(message['id']);
    if (message['kind'] === 'answer' && query !== undefined) {
      asked.delete(message['id']);
      const { total } = message['output'] as { total: number };
      afterPaint((at) => {
        probe.answers.push({ query, total, at });
        for (const [place, wish] of [...waiting.entries()].reverse()) {
          if (wish.query !== query || (wish.total !== undefined && wish.total !== total)) continue;
          waiting.splice(place, 1);
          wish.resolve(at);
        }
      });
    }
    const told = message['value'] as { loaded?: number; indexed?: number } | null | undefined;
    const isReady = message['kind'] === 'report' && told?.loaded === 1 && told.indexed === 1;
    if (isReady) probe.readyAt ??= performance.now();
  }

  const heard = new WeakMap<MessagePort, Map<unknown, string>>();
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function listened(this: MessagePort, ...given: unknown[]): void {
    const [message] = given as [Record<string, unknown> | null];
    if (typeof message?.['path'] === 'string') {
      let asked = heard.get(this);
      if (asked === undefined) {
        const own = new Map<unknown, string>();
        asked = own;
        heard.set(this, own);
        this.addEventListener('message', ({ data }: MessageEvent) => {
          if (typeof data === 'object' && data !== null) hear(data as Record<string, unknown>, own);
        });
      }
      if (message['path'] === 'search.query')
        asked.set(message['id'], (message['input'] as { query: string }).query);
    }
    post.apply(this, given as Parameters<typeof post>);
  };

  document.addEventListener(
    'input',
    ({ target, timeStamp }) => {
      if (target instanceof HTMLInputElement) probe.typed.push({ query: target.value, at: timeStamp });
    },
    { capture: true },
  );

  const watcher = new MutationObserver(() => {
    if (document.querySelector('[role="listbox"] [role="option"]') === null) return;
    watcher.disconnect();
    afterPaint((at) => void (probe.listAt = at));
  });
  watcher.observe(document, { childList: true, subtree: true });
}
