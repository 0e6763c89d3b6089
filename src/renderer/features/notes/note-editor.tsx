import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { actsWhileTyping, nameOfStroke } from '../../commands/keys.ts';
import { isMac } from '../../ui/keycap.tsx';
import { editorTheme, markdownColours } from './editor-theme.ts';
import { toggleAround } from './toggle-around.ts';

interface NoteEditorLook {
  /** The text at first, and again whenever `arrival` moves. */
  readonly text: string;
  readonly arrival: number;
  readonly label: string;
  /** Whether it stands beside what is read: then it takes no focus by itself, and Tab goes back there. */
  readonly isBeside: boolean;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly onLeave: () => void;
}

/** Marks a change that came from elsewhere: the library has it already. */
const fromElsewhere = Annotation.define<boolean>();

/** Where a note is written: Markdown, quietly coloured. One editor per paper; give it a `key`. */
export function NoteEditor(look: NoteEditorLook) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const newest = useRef(look);
  useEffect(() => {
    newest.current = look;
  });

  useEffect(() => {
    const host = place.current;
    if (!host) return;
    // The page's policy admits no style elements; in a shadow root the editor's styles are adopted instead.
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
    const stopKeeping = keepToEditor(host);
    // At once, so that the next key is not typed into a note that was left: in a shadow root React
    // does not see that a key was pressed, and would take its time.
    function leave(): boolean {
      flushSync(() => newest.current.onLeave());
      return true;
    }
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: newest.current.text,
        selection: { anchor: newest.current.text.length },
        extensions: [
          history(),
          drawSelection(),
          EditorView.lineWrapping,
          EditorState.allowMultipleSelections.of(true),
          EditorView.contentAttributes.of({ 'aria-label': newest.current.label, spellcheck: 'true' }),
          placeholder('Write in Markdown, with mathematics between dollars.'),
          markdown({ base: markdownLanguage, addKeymap: false }),
          syntaxHighlighting(markdownColours),
          editorTheme,
          keymap.of([
            { key: 'Mod-b', run: toggleAround('**') },
            { key: 'Mod-i', run: toggleAround('*') },
            { key: 'Escape', run: leave },
            ...markdownKeymap,
            newest.current.isBeside ? { key: 'Tab', run: leave } : indentWithTab,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            const own =
              update.docChanged && !update.transactions.some((each) => each.annotation(fromElsewhere));
            if (own) newest.current.onChange(update.state.doc.toString());
          }),
          EditorView.domEventHandlers({ blur: () => newest.current.onBlur() }),
        ],
      }),
    });
    view.current = editor;
    // Delegated, the focus would go to the scrolling frame round the text, which takes no letters.
    host.focus = () => editor.focus();
    if (!newest.current.isBeside) editor.focus();
    editor.dispatch({ effects: EditorView.scrollIntoView(editor.state.selection.main) });
    return () => {
      stopKeeping();
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    const text = newest.current.text;
    if (!editor || editor.state.doc.toString() === text) return;
    const caret = Math.min(editor.state.selection.main.head, text.length);
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
      selection: { anchor: caret },
      annotations: fromElsewhere.of(true),
    });
  }, [look.arrival]);

  return <div ref={place} data-region-focus="" />;
}

/**
 * Keeps to the editor what is its own. From outside a shadow root typing looks as if it came from
 * a plain element, so that the page would take letters for commands and a paste for an import.
 */
function keepToEditor(host: HTMLElement): () => void {
  function onKey(event: KeyboardEvent): void {
    const name = nameOfStroke(event, isMac);
    if (event.defaultPrevented || event.isComposing || name === null || !actsWhileTyping(name))
      event.stopPropagation();
  }
  const onPaste = (event: Event): void => event.stopPropagation();
  function onDrag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) event.stopPropagation();
  }
  const abort = new AbortController();
  const { signal } = abort;
  host.addEventListener('keydown', onKey, { signal });
  host.addEventListener('paste', onPaste, { signal });
  for (const name of ['dragenter', 'dragleave', 'dragover', 'drop'] as const) {
    host.addEventListener(name, onDrag, { signal });
  }
  return () => abort.abort();
}
