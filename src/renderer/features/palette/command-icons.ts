import type { IconName } from '../../ui/icon.tsx';

const icons: Readonly<Record<string, IconName>> = {
  'decide.undo': 'undo',
  'paper.trash': 'trash',
  'paper.restore': 'restore',
  'paper.open': 'book-open',
  'paper.tag': 'tag',
  'note.edit': 'pencil',
  'link.copy': 'copy',
  'search.focus': 'search',
  'search.save': 'search',
  'facets.focus': 'facets',
  'facets.clear': 'facets',
  'go.inbox': 'inbox',
  'go.queue': 'list-ordered',
  'go.reading': 'book-open',
  'go.done': 'circle-check',
  'go.library': 'library',
  'go.trash': 'trash',
  'go.triage': 'inbox',
  'go.sources': 'rss',
  'go.trends': 'chart-line',
  'source.fetch': 'refresh',
  'source.fetchAll': 'refresh',
  'source.add': 'plus',
  'source.addHere': 'plus',
  'source.open': 'book-open',
  'source.pause': 'pause',
  'network.forbid': 'wifi-off',
  'rule.make': 'funnel',
  'rule.new': 'funnel',
  'watch.open': 'eye',
  'import.paste': 'clipboard',
  'import.pick': 'file-text',
  'view.density': 'rows',
  'view.theme': 'moon',
  'settings.open': 'settings',
  'shortcuts.open': 'keyboard',
  'library.reveal': 'folder',
  'library.choose': 'folder',
};

/** The drawing beside a command; what has none of its own moves or decides. */
export function iconOf(id: string): IconName {
  return icons[id] ?? (id.startsWith('decide.') ? 'check' : 'arrow-right');
}
