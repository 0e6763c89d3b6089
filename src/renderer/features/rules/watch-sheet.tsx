import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { type Watch, watchSchema } from '#shared/contract/triage.ts';
import { canonicalOrcid } from '#shared/domain/orcid.ts';
import { reported } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted } from '../../text/counts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from '../../ui/list-sheet.module.css';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { splitNames, watchIcons, watchKinds, watchLabels } from './rule-words.ts';

/** Who and what is watched: one is written above, all stand below. */
export function WatchSheet() {
  const sheet = useStore(useServices().sheet, (state) => state.sheet);
  return sheet?.kind === 'watch' ? <OpenWatch begin={sheet.watch ?? null} /> : null;
}

interface Draft {
  readonly id: number | null;
  readonly kind: Watch['kind'];
  readonly value: string;
  readonly variants: string;
  readonly orcid: string;
}

const empty: Draft = { id: null, kind: 'author', value: '', variants: '', orcid: '' };

const hints: Readonly<Record<Watch['kind'], { readonly value: string; readonly variants: string }>> = {
  author: { value: 'Emmy Noether', variants: 'E. Noether, Amalie Noether' },
  group: { value: 'Cavendish Laboratory', variants: 'Cavendish Lab' },
  keyword: { value: 'kv cache', variants: 'key-value cache' },
};

function OpenWatch({ begin }: { readonly begin: Watch | null }) {
  const services = useServices();
  const watches = useStore(services.watches, (state) => state.watches);
  const [draft, setDraft] = useState<Draft>(begin ? draftOf(begin) : empty);
  const heading = useId();
  const close = (): void => services.sheet.getState().close();
  const parsed = watchSchema.omit({ id: true }).safeParse({
    kind: draft.kind,
    value: draft.value.replace(/\s+/g, ' '),
    variants: splitNames(draft.variants),
    orcid:
      draft.kind === 'author' && draft.orcid.trim() !== ''
        ? (canonicalOrcid(draft.orcid) ?? draft.orcid)
        : null,
  });
  const isOrcidWrong = draft.orcid.trim() !== '' && !parsed.success && draft.value.trim() !== '';

  function keep(): void {
    if (!parsed.success) return;
    const { id, kind } = draft;
    setDraft({ ...empty, kind });
    void reported(services, async () => {
      await services.library.watch.put({ ...parsed.data, ...(id === null ? {} : { id }) });
      await services.watches.getState().load();
      services.spoken.getState().say(`${parsed.data.value} is watched.`);
    });
  }

  const sorted = watchKinds.flatMap((kind) => watches.filter((watch) => watch.kind === kind));
  return (
    <Sheet size="small" labelledBy={heading} onClose={close} className={styles.sheet ?? ''}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <h1 id={heading} className={styles.heading}>
          Watch list
        </h1>
        <Segmented<Watch['kind']>
          wide
          label="What is watched"
          value={draft.kind}
          options={watchKinds.map((value) => ({ value, label: watchLabels[value] }))}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
        <Field
          label={draft.kind === 'keyword' ? 'Words' : 'Name'}
          hint={hints[draft.kind].value}
          value={draft.value}
          onChange={(value) => setDraft({ ...draft, value })}
          isFirst
        />
        <Field
          label="Other spellings"
          hint={hints[draft.kind].variants}
          value={draft.variants}
          onChange={(variants) => setDraft({ ...draft, variants })}
        />
        {draft.kind === 'author' ? (
          <Field
            label="ORCID"
            hint="0000-0002-1825-0097"
            value={draft.orcid}
            onChange={(orcid) => setDraft({ ...draft, orcid })}
            remark={
              isOrcidWrong
                ? 'An ORCID is four groups of four, such as 0000-0002-1825-0097; its last character checks the others.'
                : null
            }
          />
        ) : null}
        <div className={styles.acts}>
          <span className={styles.say}>
            {draft.kind === 'author' ? 'Initials count by themselves: E. Noether is found too.' : ''}
          </span>
          {draft.id === null ? null : (
            <Button variant="quiet" onClick={() => setDraft(empty)}>
              Leave as it was
            </Button>
          )}
          <Button type="submit" variant="primary" keys="Enter" disabled={!parsed.success}>
            {draft.id === null ? 'Watch' : 'Keep'}
          </Button>
        </div>
      </form>
      <ul className={styles.list} aria-label={counted(sorted.length, 'watched name')}>
        {sorted.map((watch) => (
          <li key={watch.id} className={styles.item}>
            <Icon name={watchIcons[watch.kind]} />
            <span className={styles.names}>
              {watch.value}
              <span className={styles.detail}>
                {[...watch.variants, ...(watch.orcid === null ? [] : [watch.orcid])].join(', ')}
              </span>
            </span>
            <IconButton
              icon="pencil"
              size="sm"
              label={`Change ${watch.value}`}
              onClick={() => setDraft(draftOf(watch))}
            />
            <IconButton
              icon="x"
              size="sm"
              label={`Watch ${watch.value} no more`}
              onClick={() => void remove(services, watch)}
            />
          </li>
        ))}
        {sorted.length === 0 ? <li className={styles.none}>Nobody is watched yet.</li> : null}
      </ul>
      <footer className={styles.foot}>
        <Button keys="Escape" onClick={close}>
          Done
        </Button>
      </footer>
    </Sheet>
  );
}

function Field({
  label,
  hint,
  value,
  onChange,
  remark = null,
  isFirst = false,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly remark?: string | null;
  readonly isFirst?: boolean;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        data-autofocus={isFirst ? '' : undefined}
        aria-invalid={remark !== null}
        aria-describedby={remark === null ? undefined : `${id}-remark`}
        placeholder={hint}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {remark === null ? null : (
        <p id={`${id}-remark`} className={styles.remark}>
          {remark}
        </p>
      )}
    </div>
  );
}

function draftOf({ id, kind, value, variants, orcid }: Watch): Draft {
  return { id, kind, value, variants: variants.join(', '), orcid: orcid ?? '' };
}

function remove(services: Services, watch: Watch): Promise<void> {
  const { library, watches, toasts } = services;
  return reported(services, async () => {
    const { edit } = await library.watch.remove({ id: watch.id });
    await watches.getState().load();
    toasts.getState().show({ sentence: `${watch.value} is watched no more.`, edit });
  });
}
