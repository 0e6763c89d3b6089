import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Rule } from '#shared/contract/triage.ts';
import { reported } from '../../app/acts.ts';
import type { RulesState, Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';

/** The rules, asked for again whenever papers or sources changed while they are shown. */
export function useRules(): RulesState {
  const services = useServices();
  const { rules, results, sources } = services;
  const revision = useStore(results, (state) => state.answer?.revision ?? null);
  const news = useStore(sources, (state) => state.news);
  useEffect(() => void reported(services, () => rules.getState().load()), [services, rules, revision, news]);
  return useStore(rules);
}

/** Changes a rule, and shows it changed at once; when that fails, what is so is shown again. */
export function changeRule(
  services: Services,
  rule: Rule,
  change: { readonly enabled?: boolean; readonly place?: number },
): Promise<void> {
  const { library, rules } = services;
  const before = rules.getState().rules ?? [];
  const others = before.filter(({ id }) => id !== rule.id);
  const place = change.place ?? before.findIndex(({ id }) => id === rule.id);
  const next = { ...rule, enabled: change.enabled ?? rule.enabled };
  rules.setState({ rules: [...others.slice(0, place), next, ...others.slice(place)] });
  return reported(services, async () => {
    try {
      await library.rules.update({ id: rule.id, ...change });
    } finally {
      await rules.getState().load();
    }
  });
}

/** Takes a rule away; what it did to papers stays, and undo adds it again in its place. */
export function removeRule(services: Services, rule: Rule): Promise<void> {
  const { library, rules, toasts } = services;
  const place = (rules.getState().rules ?? []).findIndex(({ id }) => id === rule.id);
  return reported(services, async () => {
    await library.rules.remove({ id: rule.id });
    await rules.getState().load();
    toasts.getState().show({
      sentence: 'The rule is removed. What it did to papers stays.',
      act: { label: 'Undo', run: () => void addAgain(services, rule, place) },
    });
  });
}

function addAgain(services: Services, { query, actions, enabled }: Rule, place: number): Promise<void> {
  return reported(services, async () => {
    const added = await services.library.rules.add({ query, actions, enabled });
    if (place >= 0) await services.library.rules.update({ id: added.id, place });
    await services.rules.getState().load();
  });
}
