import { useStore } from 'zustand';
import { type Paper, statuses } from '#shared/domain/paper.ts';
import { pdfSourceOf } from '#shared/domain/pdf-source.ts';
import { decide } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { viewTitles } from '../../app/view-titles.ts';
import { copyLink } from '../../commands/copy-link.ts';
import { dateWords } from '../../text/dates.ts';
import { MathText } from '../../text/math-text.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import { StatusMark, statusLabels } from '../../ui/status-mark.tsx';
import { bylineOf } from '../library/index.ts';
import { pickPdf, removePdf } from './pdf-acts.ts';
import styles from './reading-bar.module.css';

/** The top of the reading page: the way back, what is read, how it stands, and what else can be done. */
export function ReadingBar({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  const { place, reader } = services;
  const view = useStore(place, (state) => state.place.view);
  const viewer = useStore(reader, (state) => state.viewer);
  const hasSide = useStore(reader, (state) => state.hasSide);
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.back}
        data-tip={`Back to ${viewTitles[view]}`}
        data-tip-keys="Escape"
        onClick={() => place.getState().go({ page: 'desk' })}
      >
        <Icon name="chevron-left" />
        {viewTitles[view]}
      </button>
      <span className={styles.divider} aria-hidden="true" />
      <h1 className={styles.title} id="paper-title" dir="auto" data-tip={paper.title}>
        <MathText text={paper.title} />
      </h1>
      <span className={styles.byline}>{wordsOf(paper)}</span>
      <span className={styles.grow} />
      <MenuButton
        label={`Status: ${paper.status ? statusLabels[paper.status] : 'No status'}`}
        entries={statusEntries(services, paper)}
        className={styles.status}
      >
        {paper.status ? <StatusMark status={paper.status} /> : null}
        {paper.status ? statusLabels[paper.status] : 'No status'}
        <Icon name="chevron-down" size={14} />
      </MenuButton>
      <IconButton
        icon="search"
        label="Find in the PDF"
        keys="/"
        disabled={viewer === null}
        onClick={() => viewer?.find()}
      />
      <IconButton
        icon="panel-right"
        label={hasSide ? 'Hide the note' : 'Show the note'}
        pressed={hasSide}
        onClick={() => reader.getState().toggleSide()}
      />
      <MenuButton label="More" entries={entriesFor(services, paper)} className={styles.more}>
        <Icon name="ellipsis" />
      </MenuButton>
    </header>
  );
}

function wordsOf(paper: Paper): string {
  const { text, isNone } = bylineOf({ ...paper, bylineMarks: [] });
  const parts = [isNone ? null : text, paper.date === null ? null : dateWords(paper.date, 'long')];
  return parts.filter((part) => part !== null).join(', ');
}

function statusEntries(services: Services, paper: Paper): readonly MenuEntry[] {
  return statuses.map((status) => ({
    id: status,
    label: statusLabels[status],
    checked: paper.status === status,
    onChoose: () => void decide(services, status, [paper.id]),
  }));
}

function entriesFor(services: Services, paper: Paper): readonly MenuEntry[] {
  const source = pdfSourceOf(paper);
  const entries: MenuEntry[] = [
    {
      id: 'link',
      label: 'Copy link',
      icon: 'copy',
      keys: 'Shift+c',
      onChoose: () => void copyLink(services),
    },
    {
      id: 'attach',
      label: paper.pdf?.state === 'here' ? 'Attach another PDF' : 'Attach a PDF',
      icon: 'file-text',
      onChoose: () => pickPdf(services, paper.id),
    },
  ];
  if (paper.pdf?.state === 'here') {
    entries.push({
      id: 'remove',
      label: source ? 'Take the PDF off' : 'Take the PDF off (it was attached)',
      icon: 'x',
      onChoose: () => void removePdf(services, paper.id),
    });
  }
  return entries;
}
