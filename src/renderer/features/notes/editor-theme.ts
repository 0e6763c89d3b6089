import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** How the note's editor looks: a page to write on, from the tokens. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '400 var(--r-15) / var(--r-15-line) var(--serif)', overflow: 'visible' },
  '.cm-content': { padding: '0', caretColor: 'var(--accent)', minHeight: '50vh' },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeft: '1.5px solid var(--accent)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--accent-wash-2)',
  },
});

/** Markdown in the editor: the marks step back, what they mean shows. */
export const markdownColours = HighlightStyle.define([
  { tag: tags.processingInstruction, color: 'var(--ink-3)', fontWeight: '400' },
  { tag: tags.heading1, fontSize: 'var(--t-20)', fontWeight: '600' },
  { tag: [tags.heading2, tags.heading3], fontSize: 'var(--r-17)', fontWeight: '600' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: 'var(--t-13)' },
  { tag: tags.contentSeparator, color: 'var(--ink-3)' },
]);
