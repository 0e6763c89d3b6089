import { type ImportFile, largestImportBytes } from '#shared/contract/library.ts';
import { isTextField } from '../commands/keys.ts';
import { reported } from './acts.ts';
import { importOpml, isOpmlFile } from './opml.ts';
import type { Services } from './services.ts';

/** Takes what is dropped or pasted anywhere outside of text fields to the import sheet. */
export function startArrivals(
  services: Services,
  window: Window,
  onDragging: (dragging: boolean) => void,
): () => void {
  let depth = 0;

  function isForUs(event: DragEvent): boolean {
    const types = event.dataTransfer?.types ?? [];
    return (
      types.includes('Files') ||
      (types.some((type) => isText(type)) && !isTextField(event.target as Element | null))
    );
  }
  function enter(event: DragEvent) {
    if (!isForUs(event)) return;
    depth += 1;
    onDragging(true);
  }
  function leave(event: DragEvent) {
    if (!isForUs(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) onDragging(false);
  }
  function over(event: DragEvent) {
    if (!isForUs(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  }
  function drop(event: DragEvent) {
    depth = 0;
    onDragging(false);
    // A PDF that was dropped on a paper's place for it is taken already.
    if (event.defaultPrevented || !isForUs(event) || !event.dataTransfer) return;
    event.preventDefault();
    void receive(services, event.dataTransfer, 'drop');
  }
  function paste(event: ClipboardEvent) {
    if (event.defaultPrevented || !event.clipboardData || isTextField(event.target as Element | null)) return;
    if (services.sheet.getState().sheet !== null) return;
    event.preventDefault();
    void receive(services, event.clipboardData, 'paste');
  }

  window.addEventListener('dragenter', enter);
  window.addEventListener('dragleave', leave);
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  window.addEventListener('paste', paste);
  return () => {
    window.removeEventListener('dragenter', enter);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
    window.removeEventListener('paste', paste);
  };
}

async function receive(services: Services, transfer: DataTransfer, from: 'paste' | 'drop'): Promise<void> {
  // Taken before anything is awaited: a transfer is empty afterwards.
  const files = [...transfer.files];
  // A page's own text is read best; what is only HTML is read as that.
  const text = transfer.getData('text/plain') || transfer.getData('text/html');
  await reported(services, async () => {
    if (files.length > 0) openImport(services, await readFiles(services, files), from);
    else openImport(services, textFile(text), from);
  });
}

/** Reads the clipboard and opens the import sheet, for menu and palette; the keys paste by themselves. */
export async function importFromClipboard(services: Services): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    // Refused by the browser or the shell: pasting needs no permission.
    services.toasts
      .getState()
      .show({ sentence: 'The clipboard may not be read from here. Paste with the keys instead.' });
    return;
  }
  openImport(services, textFile(text), 'paste');
}

/** Asks for files, by the system's dialog or the browser's, and opens the import sheet. */
export async function pickFiles(services: Services): Promise<void> {
  if (services.desk) {
    const { files } = await services.desk.files.pick({});
    if (files.length > 0) openImport(services, files, 'pick');
    return;
  }
  const picked = await askBrowser();
  if (picked.length > 0) openImport(services, await readFiles(services, picked), 'pick');
}

function askBrowser(): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

async function readFiles({ toasts }: Services, files: readonly File[]): Promise<readonly ImportFile[]> {
  const read: ImportFile[] = [];
  for (const file of files) {
    if (file.size > largestImportBytes) {
      toasts
        .getState()
        .show({ sentence: `“${file.name}” is larger than 64 MB and was left out.`, tone: 'error' });
      continue;
    }
    try {
      read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      // A folder, or a file that went away.
      toasts
        .getState()
        .show({ sentence: `“${file.name}” cannot be read. Choose the file itself.`, tone: 'error' });
    }
  }
  return read;
}

function isText(type: string): boolean {
  return type === 'text/plain' || type === 'text/html';
}

function textFile(text: string): readonly ImportFile[] {
  return text.trim() === '' ? [] : [{ name: null, bytes: new TextEncoder().encode(text) }];
}

function openImport(services: Services, files: readonly ImportFile[], from: 'paste' | 'drop' | 'pick'): void {
  const { sheet, toasts } = services;
  // A list of subscriptions holds no papers: it is what brings them.
  const [only] = files;
  if (only && files.length === 1 && isOpmlFile(only)) {
    void importOpml(services, new TextDecoder().decode(only.bytes));
    return;
  }
  if (files.length > 0) sheet.getState().open({ kind: 'import', files, from });
  else if (from === 'paste')
    toasts.getState().show({ sentence: 'There is no text on the clipboard.', tone: 'error' });
}
