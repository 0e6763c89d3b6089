/** The columns of the shortcut sheet, in its order. */
export const commandGroups = [
  'Move',
  'Decide',
  'Read',
  'Write',
  'Find',
  'Follow',
  'Go to',
  'Window',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** The native menus, in their order. */
export const menuNames = ['File', 'Edit', 'View', 'Paper', 'Go', 'Window', 'Help'] as const;
export type MenuName = (typeof menuNames)[number];

/** The pages that commands can belong to; the renderer's own pages are these. */
export const commandPages = ['desk', 'triage', 'sources', 'trends', 'read'] as const;
export type CommandPage = (typeof commandPages)[number];

const desk = ['desk'] as const;
const read = ['read'] as const;
const deskAndRead = ['desk', 'read'] as const;
const sources = ['sources'] as const;
const trends = ['trends'] as const;
const triage = ['triage'] as const;

/**
 * What a command is called and which keys it has, without what it does: the page adds `when` and
 * `run`, the desktop makes its menu from it.
 */
export interface CommandDescription {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /**
   * `j`, `Shift+c`, `Mod+k` (⌘ on macOS, else Ctrl), `g i` (one after the other); names of keys as
   * `KeyboardEvent.key` gives them, but `Space`. The first is shown.
   */
  readonly keys: readonly string[];
  /** The native menu that has it; commands without one are reached by key and palette. */
  readonly menu?: MenuName;
  /**
   * The pages on which it can be run, as the page names them (`desk`, `triage`, `sources`, …); on every one when
   * not given. Commands of different pages may share a key.
   */
  readonly pages?: readonly CommandPage[];
  /** Whether it acts once however long its key is held: for what decides. */
  readonly once?: true;
  /** Whether it needs the desktop: absent in a browser. */
  readonly desktopOnly?: true;
}

/** Every command, in the order in which the shortcut sheet, the palette and the menus show them. */
export const commandList = [
  { id: 'paper.next', title: 'Next paper', group: 'Move', keys: ['j'], menu: 'Go', pages: desk },
  { id: 'paper.previous', title: 'Previous paper', group: 'Move', keys: ['k'], menu: 'Go', pages: desk },
  { id: 'paper.open', title: 'Open', group: 'Move', keys: ['Enter'], menu: 'Paper', pages: desk },
  { id: 'paper.read', title: 'Read now', group: 'Move', keys: ['Shift+Enter'], menu: 'Paper', pages: desk },
  { id: 'step.back', title: 'Back', group: 'Move', keys: ['Escape'] },
  { id: 'abstract.page', title: 'Read the abstract', group: 'Move', keys: ['Space'], pages: desk },
  { id: 'pane.next', title: 'Next pane', group: 'Move', keys: ['F6'], menu: 'Go' },
  { id: 'pane.previous', title: 'Previous pane', group: 'Move', keys: ['Shift+F6'], menu: 'Go' },
  { id: 'list.first', title: 'First paper', group: 'Move', keys: ['Home'], pages: desk },
  { id: 'list.last', title: 'Last paper', group: 'Move', keys: ['End'], pages: desk },

  { id: 'decide.queue', title: 'Queue', group: 'Decide', keys: ['s'], menu: 'Paper', pages: deskAndRead },
  { id: 'decide.skip', title: 'Skip', group: 'Decide', keys: ['e'], menu: 'Paper', pages: deskAndRead },
  { id: 'decide.reading', title: 'Reading', group: 'Decide', keys: ['r'], menu: 'Paper', pages: deskAndRead },
  { id: 'decide.done', title: 'Done', group: 'Decide', keys: ['d'], menu: 'Paper', pages: deskAndRead },
  { id: 'decide.undo', title: 'Undo', group: 'Decide', keys: ['u', 'Mod+z'], menu: 'Paper' },
  { id: 'paper.pick', title: 'Select', group: 'Decide', keys: ['x'], menu: 'Paper', pages: desk },
  {
    id: 'paper.trash',
    title: 'Move to the trash',
    group: 'Decide',
    keys: ['Backspace', 'Delete'],
    menu: 'Paper',
    pages: desk,
  },
  {
    id: 'paper.restore',
    title: 'Take out of the trash',
    group: 'Decide',
    keys: [],
    menu: 'Paper',
    pages: desk,
  },

  { id: 'triage.queue', title: 'Queue', group: 'Decide', keys: ['s'], pages: triage, once: true },
  { id: 'triage.skip', title: 'Skip', group: 'Decide', keys: ['e'], pages: triage, once: true },
  { id: 'triage.read', title: 'Read now', group: 'Decide', keys: ['Enter'], pages: triage, once: true },
  { id: 'triage.snooze', title: 'Snooze', group: 'Decide', keys: ['z'], pages: triage, once: true },
  {
    id: 'triage.queue-all',
    title: 'Queue everything like this',
    group: 'Decide',
    keys: ['Shift+s'],
    pages: triage,
    once: true,
  },
  {
    id: 'triage.skip-all',
    title: 'Skip everything like this',
    group: 'Decide',
    keys: ['Shift+e'],
    pages: triage,
    once: true,
  },
  { id: 'triage.interest-1', title: 'Interest: little', group: 'Decide', keys: ['1'], pages: triage },
  { id: 'triage.interest-2', title: 'Interest: some', group: 'Decide', keys: ['2'], pages: triage },
  { id: 'triage.interest-3', title: 'Interest: middling', group: 'Decide', keys: ['3'], pages: triage },
  { id: 'triage.interest-4', title: 'Interest: much', group: 'Decide', keys: ['4'], pages: triage },
  { id: 'triage.interest-5', title: 'Interest: very much', group: 'Decide', keys: ['5'], pages: triage },
  { id: 'triage.next', title: 'Look ahead', group: 'Move', keys: ['j'], pages: triage },
  { id: 'triage.previous', title: 'Look back', group: 'Move', keys: ['k'], pages: triage },
  { id: 'triage.scroll', title: 'Scroll the abstract', group: 'Move', keys: ['Space'], pages: triage },
  { id: 'triage.order', title: 'Another order', group: 'Find', keys: ['o'], pages: triage, once: true },
  { id: 'triage.rule', title: 'Make a rule of this', group: 'Find', keys: ['r'], pages: triage, once: true },
  { id: 'triage.tag', title: 'Tag', group: 'Write', keys: ['t'], pages: triage },
  { id: 'triage.note', title: 'Note', group: 'Write', keys: ['n'], pages: triage },
  {
    id: 'triage.end',
    title: 'End the session',
    group: 'Decide',
    keys: ['Mod+Enter'],
    pages: triage,
    once: true,
  },
  { id: 'rate.1', title: 'Rate it 1 of 5', group: 'Decide', keys: ['1'], pages: deskAndRead },
  { id: 'rate.2', title: 'Rate it 2 of 5', group: 'Decide', keys: ['2'], pages: deskAndRead },
  { id: 'rate.3', title: 'Rate it 3 of 5', group: 'Decide', keys: ['3'], pages: deskAndRead },
  { id: 'rate.4', title: 'Rate it 4 of 5', group: 'Decide', keys: ['4'], pages: deskAndRead },
  { id: 'rate.5', title: 'Rate it 5 of 5', group: 'Decide', keys: ['5'], pages: deskAndRead },
  { id: 'queue.up', title: 'Earlier in the queue', group: 'Decide', keys: ['Alt+ArrowUp'], pages: desk },
  { id: 'queue.down', title: 'Later in the queue', group: 'Decide', keys: ['Alt+ArrowDown'], pages: desk },

  { id: 'read.down', title: 'Down', group: 'Read', keys: ['j', 'ArrowDown'], pages: read },
  { id: 'read.up', title: 'Up', group: 'Read', keys: ['k', 'ArrowUp'], pages: read },
  { id: 'read.screenDown', title: 'A screen down', group: 'Read', keys: ['Space', 'PageDown'], pages: read },
  { id: 'read.screenUp', title: 'A screen up', group: 'Read', keys: ['Shift+Space', 'PageUp'], pages: read },
  { id: 'read.nextPage', title: 'Next page', group: 'Read', keys: ['ArrowRight'], pages: read },
  { id: 'read.previousPage', title: 'Page before', group: 'Read', keys: ['ArrowLeft'], pages: read },
  { id: 'read.first', title: 'First page', group: 'Read', keys: ['Home'], pages: read },
  { id: 'read.last', title: 'Last page', group: 'Read', keys: ['End'], pages: read },
  { id: 'read.page', title: 'Go to a page', group: 'Read', keys: ['p'], pages: read },
  { id: 'read.larger', title: 'Larger', group: 'Read', keys: ['+', '='], pages: read },
  { id: 'read.smaller', title: 'Smaller', group: 'Read', keys: ['-'], pages: read },
  { id: 'read.fit', title: 'Fit to the width', group: 'Read', keys: ['0'], pages: read },
  { id: 'read.find', title: 'Find in the PDF', group: 'Read', keys: ['/'], pages: read },
  { id: 'read.note', title: 'To the note and back', group: 'Read', keys: ['Tab'], pages: read },

  { id: 'paper.tag', title: 'Tag', group: 'Write', keys: ['t'], menu: 'Paper', pages: desk },
  {
    id: 'paper.collect',
    title: 'Collections',
    group: 'Write',
    keys: ['c'],
    menu: 'Paper',
    pages: deskAndRead,
  },
  { id: 'note.edit', title: 'Note', group: 'Write', keys: ['n'], menu: 'Paper', pages: deskAndRead },
  { id: 'link.copy', title: 'Copy link', group: 'Write', keys: ['Shift+c'], menu: 'Paper' },

  { id: 'collections.open', title: 'Manage collections', group: 'Write', keys: [], menu: 'Edit' },

  { id: 'search.focus', title: 'Search', group: 'Find', keys: ['/'], menu: 'Edit', pages: desk },
  {
    id: 'search.mend',
    title: 'Search for what was meant',
    group: 'Find',
    keys: ['Mod+Enter'],
    menu: 'Edit',
    pages: desk,
  },
  { id: 'search.forget', title: 'Clear the search history', group: 'Find', keys: [], pages: desk },
  { id: 'search.save', title: 'Save this search', group: 'Find', keys: ['Mod+s'], menu: 'Edit', pages: desk },
  { id: 'palette.open', title: 'Commands', group: 'Find', keys: ['Mod+k'], menu: 'View' },
  { id: 'facets.focus', title: 'Facets', group: 'Find', keys: ['f'], menu: 'View', pages: desk },
  { id: 'facets.clear', title: 'Clear the facets', group: 'Find', keys: [], menu: 'View', pages: desk },

  { id: 'trends.table', title: 'Table or chart', group: 'Find', keys: ['t'], menu: 'View', pages: trends },

  { id: 'source.next', title: 'Next source', group: 'Follow', keys: ['j'], pages: sources },
  { id: 'source.previous', title: 'Previous source', group: 'Follow', keys: ['k'], pages: sources },
  { id: 'source.open', title: 'Open the day’s papers', group: 'Follow', keys: ['Enter'], pages: sources },
  { id: 'source.fetch', title: 'Fetch this source', group: 'Follow', keys: ['f'], pages: sources },
  { id: 'source.fetchAll', title: 'Fetch every source', group: 'Follow', keys: ['Shift+f'], menu: 'File' },
  { id: 'source.add', title: 'Follow a source', group: 'Follow', keys: ['Shift+a'], menu: 'File' },
  { id: 'source.addHere', title: 'Add a source', group: 'Follow', keys: ['a'], pages: sources },
  { id: 'source.pause', title: 'Pause this source', group: 'Follow', keys: ['p'], pages: sources },
  { id: 'network.forbid', title: 'Forbid all network', group: 'Follow', keys: [], menu: 'File' },
  {
    id: 'rule.make',
    title: 'Make a rule of this search',
    group: 'Follow',
    keys: ['Shift+r'],
    menu: 'Edit',
    pages: desk,
  },
  { id: 'rule.new', title: 'New rule', group: 'Follow', keys: ['r'], pages: sources },
  { id: 'watch.open', title: 'Watch list', group: 'Follow', keys: ['Shift+w'], menu: 'Edit' },

  { id: 'go.inbox', title: 'Inbox', group: 'Go to', keys: ['g i'], menu: 'Go' },
  { id: 'go.queue', title: 'Queue', group: 'Go to', keys: ['g q'], menu: 'Go' },
  { id: 'go.reading', title: 'Reading', group: 'Go to', keys: ['g r'], menu: 'Go' },
  { id: 'go.done', title: 'Done', group: 'Go to', keys: ['g d'], menu: 'Go' },
  { id: 'go.library', title: 'Library', group: 'Go to', keys: ['g l'], menu: 'Go' },
  { id: 'go.triage', title: 'Triage', group: 'Go to', keys: ['g w'], menu: 'Go' },
  { id: 'go.sources', title: 'Sources', group: 'Go to', keys: ['g s'], menu: 'Go' },
  { id: 'go.trends', title: 'Trends', group: 'Go to', keys: ['g n'], menu: 'Go' },
  { id: 'history.open', title: 'History', group: 'Go to', keys: ['g h'], menu: 'Go' },
  { id: 'go.trash', title: 'Trash', group: 'Go to', keys: ['g t'], menu: 'Go' },

  {
    id: 'import.paste',
    title: 'Import from the clipboard',
    group: 'Window',
    keys: ['Mod+Shift+v'],
    menu: 'File',
  },
  { id: 'import.pick', title: 'Import a file', group: 'Window', keys: ['Mod+o'], menu: 'File' },
  {
    id: 'export.open',
    title: 'Export papers',
    group: 'Window',
    keys: ['Mod+Shift+e'],
    menu: 'File',
    pages: desk,
  },
  { id: 'digest.open', title: 'Digest of the day', group: 'Window', keys: ['Shift+d'], menu: 'File' },
  { id: 'view.density', title: 'Compact rows', group: 'Window', keys: ['Mod+Shift+d'], menu: 'View' },
  { id: 'view.theme', title: 'Light or dark', group: 'Window', keys: [], menu: 'View' },
  { id: 'settings.open', title: 'Settings', group: 'Window', keys: ['Mod+,'], menu: 'File' },
  { id: 'shortcuts.open', title: 'Keys', group: 'Window', keys: ['?'], menu: 'Help' },
  {
    id: 'library.reveal',
    title: 'Show the library’s folder',
    group: 'Window',
    keys: [],
    menu: 'File',
    desktopOnly: true,
  },
  {
    id: 'library.choose',
    title: 'Choose another library',
    group: 'Window',
    keys: [],
    menu: 'File',
    desktopOnly: true,
  },
] as const satisfies readonly CommandDescription[];

/** The id of a command in `commandList`. */
export type CommandId = (typeof commandList)[number]['id'];
