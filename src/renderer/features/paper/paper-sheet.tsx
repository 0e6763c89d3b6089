import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Paper, type Status, statuses } from '#shared/domain/paper.ts';
import { decide, trash } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { ExternalLink } from '../../text/external-link.tsx';
import { MathText, RunningText } from '../../text/math-text.tsx';
import { flow } from '../../text/paragraphs.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { StatusMark, statusLabels } from '../../ui/status-mark.tsx';
import { NotePage, NoteStrip } from '../notes/index.ts';
import { QueueFields, ReadLine } from '../queue/index.ts';
import { Byline } from './byline.tsx';
import { DecisionHistory } from './decision-history.tsx';
import { ListingLine } from './listing-line.tsx';
import { paperLinks } from './paper-links.ts';
import styles from './paper-pane.module.css';
import { RecordDetails } from './record-details.tsx';
import { venueWords } from './record-facts.ts';
import { RelatedPapers } from './related-papers.tsx';
import { TagEditor } from './tag-editor.tsx';
import { useMarks } from './use-marks.ts';

/** One paper in the pane: its sheet with the note at the foot, or its note alone. */
export function PaperSheet({
  paper,
  isCurrent,
}: {
  readonly paper: Paper;
  /** Whether it is the paper of the place; else it only stays until that one is there. */
  readonly isCurrent: boolean;
}) {
  const { pane } = useServices();
  const asked = useStore(pane, (state) => state.asked);
  const [isWriting, setWriting] = useState(false);
  const strip = useRef<HTMLButtonElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    if (!isCurrent) return;
    if (asked === 'tag') setWriting(false);
    if (asked !== 'note') return;
    write();
    pane.getState().taken();
  }, [asked, isCurrent, pane]);

  function write(): void {
    opener.current = document.activeElement;
    setWriting(true);
  }

  // At once, so that the next key already finds the focus back where it was.
  useLayoutEffect(() => {
    const before = opener.current;
    if (isWriting || before === null) return;
    opener.current = null;
    const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
    (isThere ? before : strip.current)?.focus();
  }, [isWriting]);

  if (isWriting) return <NotePage paper={paper} onClose={() => setWriting(false)} />;
  return (
    <>
      <div className={styles.scroll} data-pane-scroll="" tabIndex={-1}>
        <PaperDetails paper={paper} isCurrent={isCurrent} />
      </div>
      <NoteStrip ref={strip} paper={paper} onOpen={write} />
    </>
  );
}

/** What is known of a paper, and how the reader stands to it. */
export function PaperDetails({ paper, isCurrent }: { readonly paper: Paper; readonly isCurrent: boolean }) {
  return (
    <div className={styles.column}>
      <ListingLine paper={paper} />
      <Title paper={paper} />
      <Byline paper={paper} />
      <Venue paper={paper} />
      <Links paper={paper} />
      {paper.trashedAt === null ? <ReadLine paper={paper} /> : <InTheTrash paper={paper} />}
      <div className={styles.fields}>
        <StatusChoice paper={paper} />
        <TagEditor paper={paper} isCurrent={isCurrent} />
        <QueueFields paper={paper} />
      </div>
      <Abstract paper={paper} />
      <DecisionHistory paper={paper} />
      <RecordDetails paper={paper} />
      <RelatedPapers id={paper.id} />
    </div>
  );
}

function Title({ paper }: { readonly paper: Paper }) {
  const marks = useMarks(paper.title);
  return (
    <h1 id="paper-title" className={styles.title} dir="auto">
      <MathText text={paper.title} marks={marks} />
    </h1>
  );
}

/** Where it was published. */
function Venue({ paper }: { readonly paper: Paper }) {
  const words = venueWords(paper);
  return words === null ? null : <p className={styles.venue}>{words}</p>;
}

function Links({ paper }: { readonly paper: Paper }) {
  const links = paperLinks(paper);
  if (links.length === 0) return null;
  return (
    <ul className={styles.links} aria-label="Links">
      {links.map((link) => (
        <li key={link.url}>
          <ExternalLink url={link.url} look="bare" className={styles.link} data-tip={link.url}>
            {link.label}
            {link.detail ? <span className={styles.linkDetail}>{link.detail}</span> : null}
          </ExternalLink>
        </li>
      ))}
    </ul>
  );
}

function InTheTrash({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  const takeOut = () => void trash(services, false, [paper.id]);
  return (
    <div className={styles.notice}>
      <Notice
        tone="calm"
        actions={
          <Button size="sm" icon="restore" onClick={takeOut}>
            Take out
          </Button>
        }
      >
        This paper is in the trash, with its tags and its note.
      </Notice>
    </div>
  );
}

const choices = statuses
  .filter((status) => status !== 'undecided')
  .map((status) => ({ value: status, label: statusLabels[status], mark: <StatusMark status={status} /> }));

function StatusChoice({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  return (
    <Segmented<Status>
      wide
      label="Status"
      value={paper.status}
      options={choices}
      onChange={(status) => void decide(services, status, [paper.id])}
    />
  );
}

function Abstract({ paper }: { readonly paper: Paper }) {
  if (paper.abstract === null || paper.abstract.trim() === '') {
    return (
      <p className={styles.none}>
        No abstract. A listing that has it completes the paper when it is imported.
      </p>
    );
  }
  return (
    <div className={styles.abstract} dir="auto">
      {flow(paper.abstract).map((paragraph, index) => (
        <Paragraph key={index} text={paragraph} />
      ))}
    </div>
  );
}

function Paragraph({ text }: { readonly text: string }) {
  const marks = useMarks(text);
  return (
    <p>
      <RunningText text={text} marks={marks} />
    </p>
  );
}
