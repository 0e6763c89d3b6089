import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Digest } from '#shared/digest/digest.ts';
import { dayPeriod, type Period, periodWords, weekName, weekPeriod } from '#shared/digest/period.ts';
import { writeHtml } from '#shared/digest/write-html.ts';
import { writeMarkdown } from '#shared/digest/write-markdown.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { movedDay } from '#shared/text/day-in-zone.ts';
import { reported } from '../../app/acts.ts';
import { saveFile } from '../../app/save-file.ts';
import { useServices } from '../../app/services-context.tsx';
import { MarkdownView } from '../../text/markdown-view.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './digest-sheet.module.css';
import { useDigest } from './use-digest.ts';

const formats = {
  markdown: { label: 'Markdown', write: writeMarkdown, type: 'text/markdown', ending: 'md' },
  html: { label: 'HTML', write: writeHtml, type: 'text/html', ending: 'html' },
} as const;
type Format = keyof typeof formats;

/** What a day or a week brought, to be copied or saved. */
export function DigestSheet() {
  const { sheet } = useServices();
  const today = useStore(sheet, (state) => (state.sheet?.kind === 'digest' ? state.sheet.today : null));
  return today === null ? null : <OpenDigest today={today} />;
}

function OpenDigest({ today }: { readonly today: Day }) {
  const { sheet } = useServices();
  const heading = useId();
  const [day, setDay] = useState<Day>(today);
  const [span, setSpan] = useState<'day' | 'week'>('day');
  const [format, setFormat] = useState<Format>('markdown');
  const period = periodOf(span, day);
  const asked = useDigest(period);
  const close = (): void => sheet.getState().close();
  const step = (by: 1 | -1): void => setDay(movedDay(day, by * (span === 'day' ? 1 : 7)));

  return (
    <Sheet labelledBy={heading} size="middle" onClose={close} className={styles.sheet ?? ''}>
      <header className={styles.head}>
        <h1 id={heading} className={styles.heading}>
          Digest
        </h1>
        <Segmented
          label="Span"
          value={span}
          options={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
          ]}
          onChange={setSpan}
        />
        <span className={styles.period}>
          <IconButton icon="chevron-left" label={`The ${span} before`} onClick={() => step(-1)} />
          <span aria-live="polite">{periodWords(period)}</span>
          <IconButton
            icon="chevron-right"
            label={`The ${span} after`}
            disabled={period.to >= today}
            onClick={() => step(1)}
          />
        </span>
        <IconButton icon="x" label="Close" keys="Escape" onClick={close} />
      </header>
      {asked.kind === 'there' ? (
        <>
          <Preview digest={asked.digest} />
          <Foot digest={asked.digest} format={format} onFormat={setFormat} />
        </>
      ) : (
        <p className={styles.waiting} role={asked.kind === 'failed' ? 'alert' : undefined}>
          {asked.kind === 'failed' ? `The digest cannot be made now. ${asked.reason}` : ''}
        </p>
      )}
    </Sheet>
  );
}

function Preview({ digest }: { readonly digest: Digest }) {
  const source = useMemo(() => writeMarkdown(digest), [digest]);
  return (
    <div className={styles.preview} tabIndex={0} role="region" aria-label="Preview" data-autofocus="">
      <MarkdownView source={source} />
    </div>
  );
}

function Foot({
  digest,
  format,
  onFormat,
}: {
  readonly digest: Digest;
  readonly format: Format;
  readonly onFormat: (format: Format) => void;
}) {
  const services = useServices();
  const { label, write, type, ending } = formats[format];

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(write(digest));
    services.toasts.getState().show({ sentence: `Copied the digest as ${label}` });
  }

  return (
    <footer className={styles.foot}>
      <Segmented
        label="Format"
        value={format}
        options={[
          { value: 'markdown', label: formats.markdown.label },
          { value: 'html', label: formats.html.label },
        ]}
        onChange={onFormat}
      />
      <span className={styles.acts}>
        <Button icon="copy" onClick={() => void reported(services, copy)}>
          Copy
        </Button>
        <Button
          variant="primary"
          onClick={() => saveFile({ name: `${nameOf(digest.period)}.${ending}`, type, text: write(digest) })}
        >
          Save as {label}
        </Button>
      </span>
    </footer>
  );
}

function periodOf(span: 'day' | 'week', day: Day): Period {
  return span === 'day' ? dayPeriod(day) : (weekPeriod(weekName(day)) ?? dayPeriod(day));
}

function nameOf({ kind, from }: Period): string {
  return `digest-${kind === 'week' ? weekName(from) : from}`;
}
