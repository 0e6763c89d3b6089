import { useStore } from 'zustand';
import type { Paper } from '#shared/domain/paper.ts';
import { pdfSourceOf } from '#shared/domain/pdf-source.ts';
import { trash } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { sizeWords } from '../../text/counts.ts';
import { momentWords } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './no-pdf.module.css';
import type { PdfFault } from './open-pdf.ts';
import { pickPdf, removePdf } from './pdf-acts.ts';
import { type Fetching, useFetch } from './use-fetch.ts';

/** In the place of a PDF that is not there or cannot be shown: what is so, and what can be done. */
export function NoPdf({ paper, fault }: { readonly paper: Paper; readonly fault: PdfFault | null }) {
  const services = useServices();
  const fetching = useFetch(paper.id);
  const isOffline = useStore(services.connection, (state) => state.state === 'lost');
  const source = pdfSourceOf(paper);

  if (paper.trashedAt !== null) {
    return (
      <Words sentence="This paper is in the trash, and its PDF with it.">
        <Button variant="primary" icon="restore" onClick={() => void trash(services, false, [paper.id])}>
          Take out
        </Button>
      </Words>
    );
  }
  if (fetching.progress) return <UnderWay fetching={fetching} />;
  return (
    <Words sentence={fault?.message ?? sentenceOf(paper, isOffline)}>
      {source && fault?.kind !== 'locked' ? (
        <Button variant="primary" icon="download" disabled={isOffline} onClick={fetching.start}>
          {fault || paper.pdf?.state === 'failed' ? 'Fetch again' : `Fetch from ${source.name}`}
        </Button>
      ) : null}
      <Button
        icon="file-text"
        {...(source ? {} : { variant: 'primary' as const })}
        disabled={isOffline}
        onClick={() => pickPdf(services, paper.id)}
      >
        Attach a file
      </Button>
      {fault ? (
        <Button variant="quiet" onClick={() => void removePdf(services, paper.id)}>
          Take it off
        </Button>
      ) : null}
    </Words>
  );
}

function sentenceOf(paper: Paper, isOffline: boolean): string {
  if (isOffline) return 'No PDF is here, and there is no connection to the library.';
  const { pdf } = paper;
  if (pdf === null || pdf.state === 'here') {
    return pdfSourceOf(paper)
      ? 'No PDF yet. Fetch it, or drop one that you have here.'
      : 'No PDF, and nothing says where one is. Drop one that you have here.';
  }
  if (pdf.state === 'wanted') return 'The PDF is on its way: one is fetched after the other.';
  const when = pdf.nextTryAt === null ? '' : ` It is tried again ${momentWords(pdf.nextTryAt)}.`;
  return `${pdf.sentence ?? 'The PDF could not be fetched.'}${when}`;
}

function Words({ sentence, children }: { readonly sentence: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.place} data-region="pdf" tabIndex={-1}>
      <div className={styles.words}>
        <p className={styles.sentence}>{sentence}</p>
        <div className={styles.acts}>{children}</div>
      </div>
    </div>
  );
}

function UnderWay({ fetching }: { readonly fetching: Fetching }) {
  const { step, done, total } = fetching.progress ?? { step: '', done: 0, total: null };
  const amount = total === null ? sizeWords(done) : `${sizeWords(done)} of ${sizeWords(total)}`;
  return (
    <div className={styles.place} data-region="pdf" tabIndex={-1}>
      <div className={styles.words}>
        <p className={styles.sentence} role="status">
          {step === 'Waiting' ? 'Fetching the PDF. It waits for its turn.' : 'Fetching the PDF.'}
        </p>
        <ProgressBar label="Fetching the PDF" done={done} total={total} />
        <p className={styles.amount}>{done > 0 ? amount : ' '}</p>
        <div className={styles.acts}>
          <Button onClick={fetching.cancel}>Cancel</Button>
        </div>
      </div>
    </div>
  );
}
