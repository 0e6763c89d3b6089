import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { reported } from '../../app/acts.ts';
import { pickFiles } from '../../app/arrivals.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { counted } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { sampleListing, samplePapers } from './sample-listing.ts';
import styles from './welcome-page.module.css';

/** The first page of an empty library: one question, and the ways to answer it that there are. */
export function WelcomePage() {
  const services = useServices();
  return (
    <main className={styles.page} data-region="list">
      <div className={styles.middle}>
        <Lamp size={44} />
        <h1 className={styles.heading}>What would you like to read?</h1>
        <p className={styles.lead}>
          Carrel reads a listing as you copied it from the page, and shows what it understood before anything
          is kept.
        </p>
        <div className={styles.card}>
          <PasteBox />
          <div className={styles.drop}>
            <Icon name="download" />
            <span>Drop files anywhere – copied text, a saved page, JSON</span>
            <Button onClick={() => void reported(services, () => pickFiles(services))}>Choose files…</Button>
          </div>
        </div>
        <div className={styles.ways}>
          <Way
            icon="file-text"
            title="Try the sample listing"
            caption={`${counted(samplePapers, 'invented paper')}. Undo takes them out again.`}
            onPress={() => openSample(services)}
          />
          <Way
            icon="rss"
            title="Follow a source"
            caption="An arXiv category, Daily Papers, a feed, a folder."
            onPress={() => runCommand(services, commandOf('source.add'))}
          />
          {services.desk ? (
            <Way
              icon="library"
              title="Open another library"
              caption="A folder that Carrel has made before."
              onPress={() => void reported(services, () => chooseLibrary(services))}
            />
          ) : null}
        </div>
      </div>
      <footer className={styles.foot}>
        <span>
          <Icon name="folder" size={14} />
          Everything stays in one folder on this computer
        </span>
        <span>
          <Icon name="unplugged" size={14} />
          Works without a network
        </span>
        <button
          type="button"
          className={styles.keys}
          onClick={() => services.sheet.getState().open({ kind: 'shortcuts' })}
        >
          <Keycap keys="?" />
          Keys
        </button>
      </footer>
    </main>
  );
}

/** What is pasted here is looked at at once; what is typed, when asked to. */
function PasteBox() {
  const services = useServices();
  const [text, setText] = useState('');

  function look(words: string): void {
    if (words.trim() === '') return;
    const file = { name: null, bytes: new TextEncoder().encode(words) };
    services.sheet.getState().open({ kind: 'import', files: [file], from: 'paste' });
  }

  function onPaste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain');
    // Files on the clipboard are the page's matter; a few words are being written.
    if (pasted.trim() === '' || text !== '') return;
    event.preventDefault();
    look(pasted);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    look(text);
  }

  return (
    <div className={styles.pasteBox}>
      <textarea
        className={styles.paste}
        aria-label="Paste a listing"
        placeholder="Paste a listing: the text of a Daily Papers page, an arXiv mail, a feed"
        value={text}
        autoFocus
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
      />
      {text.trim() === '' ? null : (
        <Button variant="primary" className={styles.look ?? ''} keys="Mod+Enter" onClick={() => look(text)}>
          See what is in it
        </Button>
      )}
    </div>
  );
}

function Way({
  icon,
  title,
  caption,
  onPress,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly caption: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className={styles.way} onClick={onPress}>
      <Icon name={icon} />
      <span className={styles.wayTitle}>{title}</span>
      <span className={styles.wayCaption}>{caption}</span>
    </button>
  );
}

function openSample({ sheet }: Services): void {
  const file = { name: null, bytes: new TextEncoder().encode(sampleListing()) };
  sheet.getState().open({ kind: 'import', files: [file], from: 'sample' });
}

async function chooseLibrary({ desk }: Services): Promise<void> {
  await desk?.files.chooseLibrary({});
}
