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

/** Takes a rule away; what it did to papers stays, and undo puts it back where it stood. */
export function removeRule(services: Services, rule: Rule): Promise<void> {
  const { library, rules, toasts } = services;
  return reported(services, async () => {
    const { edit } = await library.rules.remove({ id: rule.id });
    await rules.getState().load();
    toasts.getState().show({ sentence: 'The rule is removed. What it did to papers stays.', edit });
  });
}
