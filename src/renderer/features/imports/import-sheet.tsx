import { useEffect, useEffectEvent, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ImportPreview, ImportReport } from '#shared/contract/library.ts';
import type { Services, Sheet as SheetState } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { filingOf } from './filing.ts';
import { ImportFoot } from './import-foot.tsx';
import { ImportHead } from './import-head.tsx';
import styles from './import-sheet.module.css';
import { outcomeOf } from './import-words.ts';
import { LongWork } from './long-work.tsx';
import { NothingReadable } from './nothing-readable.tsx';
import { PreviewGrid } from './preview-grid.tsx';
import { PreviewTabs } from './preview-tabs.tsx';
import { type Chosen, canBeTaken, isIn, type Tab, tabs, viewOf } from './preview-view.ts';
import { Proof } from './proof.tsx';
import { type ImportState, useImport } from './use-import.ts';

type ImportSheetState = Extract<SheetState, { kind: 'import' }>;

/** Shows what an input would bring before anything of it is kept, and imports it. */
export function ImportSheet() {
  const { sheet } = useServices();
  const open = useStore(sheet, (state) => (state.sheet?.kind === 'import' ? state.sheet : null));
  return open ? <OpenImport files={open.files} from={open.from} /> : null;
}

function OpenImport({ files, from }: Pick<ImportSheetState, 'files' | 'from'>) {
  const services = useServices();
  const work = useImport(files);
  const { state } = work;
  const preview = state.kind === 'ready' || state.kind === 'writing' ? state.preview : null;
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [filing, setFiling] = useState('');
  const heading = useId();
  const close = (): void => services.sheet.getState().close();

  useEffect(() => setLeft(new Set()), [preview?.ticket]);

  function leave(): void {
    if (state.kind === 'writing') work.stop();
    else close();
  }

  function importAll(): void {
    work.write({ without: [...left], ...filingOf(filing) }, (report) => {
      close();
      finish(services, report);
    });
  }

  const isReadable = preview !== null && preview.rows.length > 0;
  return (
    <Sheet labelledBy={heading} size="large" onClose={leave} className={styles.sheet ?? ''}>
      <ImportHead
        id={heading}
        files={files}
        from={from}
        preview={preview}
        onAsOf={work.readAsOf}
        onClose={leave}
      />
      {isReadable ? (
        <PreviewBody
          key={preview.ticket}
          preview={preview}
          state={state}
          left={left}
          onLeft={setLeft}
          filing={filing}
          onFiling={setFiling}
          onImport={importAll}
          onCancel={leave}
        />
      ) : (
        <Waiting state={state} preview={preview} onCancel={close} onAgain={work.readAgain} />
      )}
    </Sheet>
  );
}

function Waiting({
  state,
  preview,
  onCancel,
  onAgain,
}: {
  readonly state: ImportState;
  readonly preview: ImportPreview | null;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
}) {
  if (preview) return <NothingReadable preview={preview} onClose={onCancel} />;
  if (state.kind === 'failed') {
    return <NothingReadable sentence={state.sentence} onClose={onCancel} onAgain={onAgain} />;
  }
  if (state.kind !== 'reading') return null;
  return (
    <div className={styles.waiting}>
      <LongWork name="Reading" progress={state.progress} since={state.since} onCancel={onCancel} />
    </div>
  );
}

interface PreviewBodyLook {
  readonly preview: ImportPreview;
  readonly state: ImportState;
  readonly left: ReadonlySet<number>;
  readonly onLeft: (left: ReadonlySet<number>) => void;
  readonly onImport: () => void;
  readonly filing: string;
  readonly onFiling: (text: string) => void;
  readonly onCancel: () => void;
}

function PreviewBody(look: PreviewBodyLook) {
  const { preview, state, left, onLeft, filing, onFiling, onImport, onCancel } = look;
  const view = useMemo(() => viewOf(preview), [preview]);
  const [tab, setTab] = useState<Tab>('all');
  const [chosen, setChosen] = useState<Chosen | null>(() =>
    view.rows[0] ? { kind: 'row', index: view.rows[0].index } : null,
  );
  /** Shows another tab; what is chosen stays if it is there, else the first takes its place. */
  function show(next: Tab): void {
    setTab(next);
    const rows = view.rows.filter((row) => isIn(row, next));
    const [complaint] = view.missed;
    const [first] = rows;
    if (next === 'missed' && complaint) setChosen({ kind: 'complaint', complaint });
    else if (first && !(chosen?.kind === 'row' && rows.some((row) => row.index === chosen.index))) {
      setChosen({ kind: 'row', index: first.index });
    }
  }

  const taken = view.rows.filter((row) => canBeTaken(row) && !left.has(row.index)).length;
  const isWriting = state.kind === 'writing';

  // On the document: the keys hold wherever the focus is in the sheet.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    const next = tabs[Number(event.key) - 1];
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      if (taken > 0 && !isWriting) onImport();
    } else if (next && !isText && !event.metaKey && !event.ctrlKey && !event.altKey) show(next);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return (
    <div className={styles.body}>
      <PreviewTabs tab={tab} counts={view.counts} onTab={show} />
      <div className={styles.split}>
        <PreviewGrid view={view} tab={tab} chosen={chosen} left={left} onChosen={setChosen} onLeft={onLeft} />
        <Proof preview={preview} chosen={chosen} onChosen={setChosen} />
      </div>
      <ImportFoot
        state={state}
        taken={taken}
        filing={filing}
        onFiling={onFiling}
        onImport={onImport}
        onCancel={onCancel}
      />
    </div>
  );
}

/** Says what was done and goes to where it can be seen. */
function finish({ toasts, place, spoken }: Services, report: ImportReport): void {
  const sentence = outcomeOf(report);
  toasts.getState().show({ sentence, edit: report.batch });
  spoken.getState().say(`${sentence}.`);
  if (report.batch === null) return;
  const isInLibrary = place.getState().place.view === 'library';
  const view = report.added > 0 && !isInLibrary ? 'inbox' : 'library';
  place.getState().go({ view, query: '', chosen: {}, paper: null });
}
