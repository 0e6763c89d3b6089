import {
  type BrowserWindow,
  dialog,
  type MessageBoxOptions,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';

/** A question with named answers; the first is the default, `cancel` is what closing the dialog means. */
export interface Question<Answer extends string> {
  readonly sentence: string;
  readonly detail: string;
  readonly answers: readonly { readonly name: Answer; readonly label: string }[];
  readonly cancel: Answer;
  /** Takes the dialog away again; the answer is then `cancel`. */
  readonly signal?: AbortSignal;
}

/** Asks the reader with the system's dialog, over the window where there is one. */
export async function ask<Answer extends string>(
  window: BrowserWindow | null,
  { sentence, detail, answers, cancel, signal }: Question<Answer>,
): Promise<Answer> {
  const options: MessageBoxOptions = {
    type: 'warning',
    message: sentence,
    detail,
    buttons: answers.map(({ label }) => label),
    defaultId: 0,
    cancelId: answers.findIndex(({ name }) => name === cancel),
    noLink: true,
    ...(signal ? { signal } : {}),
  };
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options));
  return answers[response]?.name ?? cancel;
}

/** Asks for files to import; an empty list when the reader thinks better of it. */
export async function askForFiles(window: BrowserWindow | null): Promise<readonly string[]> {
  const { canceled, filePaths } = await showOpen(window, {
    title: 'Import a file',
    buttonLabel: 'Import',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Listings', extensions: ['txt', 'text', 'md', 'html', 'htm', 'json', 'carrel-listing'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}

/** Asks for a folder to keep a library in; `null` when the reader thinks better of it. */
export async function askForFolder(window: BrowserWindow | null, present: string): Promise<string | null> {
  const { canceled, filePaths } = await showOpen(window, {
    title: 'Choose a library’s folder',
    buttonLabel: 'Open the library',
    defaultPath: present,
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks for a folder whose files are to be taken in; `null` when the reader thinks better of it. */
export async function askForWatchedFolder(window: BrowserWindow | null): Promise<string | null> {
  const { canceled, filePaths } = await showOpen(window, {
    title: 'Watch a folder',
    buttonLabel: 'Watch this folder',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to keep a file; `null` when the reader thinks better of it. */
export async function askWhereToSave(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options: SaveDialogOptions = { title: 'Save', defaultPath: name };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}

function showOpen(window: BrowserWindow | null, options: OpenDialogOptions) {
  return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
}

/** Tells the reader something that the page does not know of. */
export function tell(window: BrowserWindow | null, sentence: string): void {
  const options: MessageBoxOptions = { type: 'warning', message: sentence };
  void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
