import type { ImportFile } from '#shared/contract/library.ts';
import { counted, countWords } from '../text/counts.ts';
import { reported } from './acts.ts';
import type { Services } from './services.ts';

/** Whether a text is a list of subscriptions, as other readers of feeds export it. */
export function isOpml(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<opml[\s>]/i.test(
    text.slice(0, 4_000),
  );
}

/** Whether a file is one; only its beginning is looked at. */
export function isOpmlFile({ bytes }: ImportFile): boolean {
  return isOpml(new TextDecoder().decode(bytes.subarray(0, 4_000)));
}

/** Subscribes to everything in a list of subscriptions, and shows the sources. */
export function importOpml(services: Services, text: string): Promise<void> {
  const { library, sources, place, toasts } = services;
  return reported(services, async () => {
    const { added, known, complaints } = await library.sources.importOpml({ text });
    await sources.getState().load();
    place.getState().go({ page: 'sources', detail: null, paper: null });
    const parts = [
      added.length === 0 ? 'No source was added.' : `${counted(added.length, 'source')} added.`,
      known === 0 ? '' : `${counted(known, 'source')} ${known === 1 ? 'was' : 'were'} there already.`,
      complaints.length === 0 ? '' : `Not understood: ${complaints.slice(0, 3).join(' ')}`,
      complaints.length > 3 ? `And ${countWords(complaints.length - 3)} more.` : '',
    ];
    toasts.getState().show({
      sentence: parts.filter((part) => part !== '').join(' '),
      tone: complaints.length > 0 ? 'error' : 'plain',
    });
  });
}

/** Asks for a list of subscriptions and subscribes to what is in it. */
export function pickOpml(services: Services): Promise<void> {
  return reported(services, async () => {
    const [file] = await pickOne(services);
    if (!file) return;
    const text = new TextDecoder().decode(file.bytes);
    if (isOpml(text)) return importOpml(services, text);
    services.toasts.getState().show({
      sentence:
        'That file is no OPML: it does not begin with <opml>. Export it anew from your reader of feeds.',
      tone: 'error',
    });
  });
}

async function pickOne({ desk }: Services): Promise<readonly ImportFile[]> {
  if (desk) return (await desk.files.pick({})).files;
  const picked = await new Promise<File | null>((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.opml,.xml,text/x-opml';
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
  return picked ? [{ name: picked.name, bytes: new Uint8Array(await picked.arrayBuffer()) }] : [];
}

/** Writes all sources into a file that other readers of feeds take. */
export function exportOpml(services: Services): Promise<void> {
  return reported(services, async () => {
    const { opml } = await services.library.sources.exportOpml({});
    const name = 'carrel-sources.opml';
    if (services.desk) {
      const { saved } = await services.desk.files.save({ name, text: opml });
      if (!saved) return;
    } else download(name, opml);
    const count = services.sources.getState().sources?.length ?? 0;
    services.toasts.getState().show({ sentence: `${counted(count, 'source')} written to ${name}.` });
  });
}

/** Hands a text to the browser as a file. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/x-opml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
