import type { Paper } from '#shared/domain/paper.ts';
import { pdfSourceOf } from '#shared/domain/pdf-source.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { counted, sizeWords } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './queue.module.css';

/** The way into the reading page, and what there is of a PDF. */
export function ReadLine({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  // There already.
  if (services.place.getState().place.page === 'read') return null;
  return (
    <div className={styles.read}>
      <Button
        size="sm"
        icon="book-open"
        keys="Shift+Enter"
        onClick={() => runCommand(services, commandOf('paper.read'))}
      >
        {paper.readTo && paper.status === 'reading' ? 'Read on' : 'Read now'}
      </Button>
      <span className={styles.pdf}>{wordsOf(paper)}</span>
    </div>
  );
}

function wordsOf(paper: Paper): string {
  const { pdf, readTo } = paper;
  if (pdf === null) return pdfSourceOf(paper) ? 'No PDF yet' : 'No PDF';
  switch (pdf.state) {
    case 'here': {
      const pages = readTo?.pages ?? pdf.pages;
      if (readTo && readTo.page > 1) return `Page ${readTo.page} of ${readTo.pages}`;
      const size = pdf.bytes === null ? '' : `, ${sizeWords(pdf.bytes)}`;
      return `${pages === null ? 'PDF' : counted(pages, 'page')}${size}`;
    }
    case 'wanted':
      return 'The PDF is on its way.';
    case 'failed':
      return pdf.sentence ?? 'The PDF could not be fetched.';
    default:
      return pdf.state satisfies never;
  }
}
