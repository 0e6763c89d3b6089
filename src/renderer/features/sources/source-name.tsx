import { useState } from 'react';
import type { Source } from '#shared/contract/sources.ts';
import { useServices } from '../../app/services-context.tsx';
import { renameSource } from '../../app/source-acts.ts';
import styles from './source-name.module.css';

/** The name of a source; while it is written, a field in its place. Enter keeps it, Esc does not. */
export function SourceName({
  source,
  level,
  isWriting,
  onDone,
}: {
  readonly source: Source;
  /** 1 where it is the heading of a page of its own. */
  readonly level: 1 | 2;
  readonly isWriting: boolean;
  readonly onDone: () => void;
}) {
  if (isWriting) return <Field source={source} onDone={onDone} />;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <Heading className={styles.name} dir="auto">
      {source.name}
    </Heading>
  );
}

function Field({ source, onDone }: { readonly source: Source; readonly onDone: () => void }) {
  const services = useServices();
  const [text, setText] = useState(source.name);

  function keep(): void {
    const name = text.trim();
    onDone();
    if (name !== '' && name !== source.name) void renameSource(services, source, name);
  }

  return (
    <input
      type="text"
      className={styles.field}
      aria-label={`Name of ${source.name}`}
      value={text}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') onDone();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
