import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RuleAction } from '#shared/contract/triage.ts';
import { tagSchema } from '#shared/domain/paper.ts';
import { reported } from '../../app/acts.ts';
import type { Sheet as SheetKind } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RuleActions } from './rule-actions.tsx';
import { RuleQuery } from './rule-query.tsx';
import styles from './rule-sheet.module.css';
import { RuleTrialView } from './rule-trial.tsx';
import { type ActionKind, actionKinds } from './rule-words.ts';
import { removeRule } from './use-rules.ts';
import { useTrial } from './use-trial.ts';

/** A rule, new or changed: what it looks for, what it does, and what it would have done in the last month. */
export function RuleSheet() {
  const sheet = useStore(useServices().sheet, (state) => state.sheet);
  return sheet?.kind === 'rule' ? <OpenRule sheet={sheet} /> : null;
}

function OpenRule({ sheet }: { readonly sheet: SheetKind & { kind: 'rule' } }) {
  const services = useServices();
  const { rule } = sheet;
  const begun = rule?.actions ?? sheet.actions ?? [];
  const [query, setQuery] = useState(sheet.query);
  const [kinds, setKinds] = useState<ReadonlySet<ActionKind>>(
    new Set(begun.length > 0 ? begun.map(({ kind }) => kind) : ['hide']),
  );
  const [tag, setTag] = useState(begun.find((action) => action.kind === 'tag')?.tag ?? '');
  const actions = useMemo(() => actionsOf(kinds, tag), [kinds, tag]);
  const trial = useTrial(query, actions);
  const heading = useId();
  const isWhole = query.trim() !== '' && actions.length > 0 && actions.length === kinds.size;
  const close = (): void => services.sheet.getState().close();

  function keep(): void {
    if (!isWhole) return;
    close();
    void reported(services, async () => {
      const given = { query: query.trim(), actions: [...actions] };
      if (rule) await services.library.rules.update({ id: rule.id, ...given });
      else await services.library.rules.add(given);
      await services.rules.getState().load();
      const sentence = rule
        ? 'The rule is changed. It acts on papers that come in from now on.'
        : 'The rule is added. It acts on papers that come in from now on.';
      services.toasts.getState().show({ sentence, act: showRules(services) });
    });
  }

  return (
    <Sheet size="middle" labelledBy={heading} onClose={close} className={styles.sheet ?? ''}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <h1 id={heading} className={styles.heading}>
          {rule ? 'Change the rule' : 'New rule'}
        </h1>
        <RuleQuery query={query} onChange={setQuery} />
        <RuleActions kinds={kinds} onKinds={setKinds} tag={tag} onTag={setTag} />
        <RuleTrialView query={query} trial={trial} hasActions={actions.length > 0} />
        <footer className={styles.foot}>
          {rule ? (
            <Button
              variant="danger"
              icon="trash"
              onClick={() => {
                close();
                void removeRule(services, rule);
              }}
            >
              Remove
            </Button>
          ) : null}
          <span className={styles.say}>
            Acts on papers as they come in; those that are here stay as they are.
          </span>
          <Button variant="quiet" keys="Escape" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" keys="Enter" disabled={!isWhole}>
            {rule ? 'Change the rule' : 'Add the rule'}
          </Button>
        </footer>
      </form>
    </Sheet>
  );
}

/** The way to the rules, unless they are in view. */
function showRules({ place }: ReturnType<typeof useServices>) {
  if (place.getState().place.page === 'sources') return null;
  return {
    label: 'Show rules',
    run: () => place.getState().go({ page: 'sources', detail: null, paper: null }),
  };
}

/** The actions that are whole: a tag needs its name. */
function actionsOf(kinds: ReadonlySet<ActionKind>, tag: string): readonly RuleAction[] {
  return actionKinds.flatMap((kind): readonly RuleAction[] => {
    if (!kinds.has(kind)) return [];
    if (kind !== 'tag') return [{ kind }];
    const named = tagSchema.safeParse(tag);
    return named.success ? [{ kind, tag: named.data }] : [];
  });
}
