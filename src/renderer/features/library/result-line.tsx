import { useStore } from 'zustand';
import { parseQuery } from '#shared/search/query/parse.ts';
import { type FacetName, facetNames, type Sort, sorts } from '#shared/search/request.ts';
import type { Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { ruleQueryOf } from '../../commands/rule-query.ts';
import { commandOf } from '../../commands/table.ts';
import { counted, countWords } from '../../text/counts.ts';
import buttonStyles from '../../ui/button.module.css';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { choiceWords, facetLabels } from './facet-words.ts';
import styles from './result-line.module.css';
import { tookWords } from './took.ts';

const sortLabels: Readonly<Record<Sort, string>> = {
  relevance: 'Best match',
  date: 'Newest',
  added: 'Last added',
  upvotes: 'Most upvotes',
  comments: 'Most comments',
  title: 'Title',
  rank: 'As listed',
  velocity: 'Rising fastest',
  interest: 'Likely to interest you',
  queue: 'Your own order',
};

/** How many there are, in how long; what is chosen; in which order; how dense. Only the first two change with each key. */
export function ResultLine() {
  const services = useServices();
  const { place, layout, settings } = services;
  const chosen = useStore(place, (state) => state.place.chosen);
  const { hasFacets, facetsOpen } = useStore(layout);
  const density = useStore(settings, (state) => state.density);
  const chips = facetNames.flatMap((name) => chipsOf(name, chosen[name]));
  const choices = [
    ...chips.filter(({ how }) => how !== 'none'),
    ...chips.filter(({ how }) => how === 'none'),
  ];

  return (
    <div className={styles.line}>
      {hasFacets ? null : (
        <Button
          size="sm"
          icon="facets"
          aria-expanded={facetsOpen}
          onClick={() => layout.getState().setFacetsOpen(!facetsOpen)}
        >
          Facets{choices.length > 0 ? ` ${choices.length}` : ''}
        </Button>
      )}
      <Found />
      <span className={styles.chips}>
        {choices.map(({ name, how, words, without }) => (
          <Chip
            key={`${name}-${how}`}
            tone={how === 'none' ? 'excluded' : 'chosen'}
            removeLabel={`Remove ${facetLabels[name]}: ${how === 'none' ? 'not ' : ''}${words}`}
            onRemove={() => place.getState().go({ chosen: { ...chosen, [name]: without } })}
          >
            {words}
          </Chip>
        ))}
      </span>
      <MakeRule />
      <Triage />
      <Order />
      <IconButton
        icon="rows"
        label="Compact rows"
        keys="Mod+Shift+d"
        pressed={density === 'compact'}
        onClick={() => runCommand(services, commandOf('view.density'))}
      />
    </div>
  );
}

function Found() {
  const { results, place } = useServices();
  const answer = useStore(results, (state) => state.answer);
  const loaded = useStore(results, (state) => state.loaded);
  const indexed = useStore(results, (state) => state.indexed);
  const words = useStore(place, (state) => hasWords(state.place.query));
  if (!answer) return null;
  return (
    <>
      <span className={styles.count}>
        <b>{countWords(answer.total)}</b> of {countWords(answer.viewTotal)}{' '}
        {answer.viewTotal === 1 ? 'paper' : 'papers'}
      </span>
      <span className={styles.took}>
        {stillReading({ loaded, indexed, hasWords: words }) ?? tookWords(answer.tookMs)}
      </span>
    </>
  );
}

function MakeRule() {
  const services = useServices();
  const canBe = useStore(services.place, (state) => ruleQueryOf(state.place) !== '');
  if (!canBe) return null;
  return (
    <IconButton
      icon="funnel"
      label="Make a rule of this search"
      keys="Shift+r"
      onClick={() => runCommand(services, commandOf('rule.make'))}
    />
  );
}

function Triage() {
  const services = useServices();
  const isInbox = useStore(services.place, (state) => state.place.view === 'inbox');
  const total = useStore(services.results, ({ settled }) =>
    settled?.answer.relaxed === null ? settled.answer.total : 0,
  );
  if (!isInbox || total === 0) return null;
  return (
    <Button
      variant="quiet"
      size="sm"
      keys="g w"
      className={styles.triage}
      onClick={() => runCommand(services, commandOf('go.triage'))}
    >
      Triage {counted(total, 'paper')}
    </Button>
  );
}

function Order() {
  const { place } = useServices();
  const shown = useStore(place, ({ place: { sort, query } }) =>
    sort === 'relevance' && !hasWords(query) ? 'date' : sort,
  );
  return (
    <MenuButton
      label={`Order: ${sortLabels[shown]}`}
      className={classes(buttonStyles['button'], buttonStyles['quiet'], buttonStyles['sm'])}
      entries={sorts
        .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((name) => ({
          id: name,
          label: sortLabels[name],
          checked: name === shown,
          onChoose: () => place.getState().go({ sort: name }),
        }))}
    >
      <span className={styles.sort}>{sortLabels[shown]}</span>
      <Icon name="chevron-down" size={12} />
    </MenuButton>
  );
}

/** Whether there is anything to match better or worse. */
function hasWords(query: string): boolean {
  return parseQuery(query).tokens.some(({ kind }) => kind === 'word' || kind === 'phrase');
}

const order: readonly Sort[] = [
  'relevance',
  'date',
  'added',
  'rank',
  'interest',
  'upvotes',
  'velocity',
  'comments',
  'title',
  'queue',
];

function chipsOf(name: FacetName, choice: Place['chosen'][FacetName]) {
  if (!choice) return [];
  const { any, all = [], none } = choice;
  const chips = [
    { name, how: 'any', values: any, words: choiceWords(name, any), without: { ...choice, any: [] } },
    { name, how: 'all', values: all, words: choiceWords(name, all, 'and'), without: { any, none } },
    { name, how: 'none', values: none, words: choiceWords(name, none), without: { ...choice, none: [] } },
  ] as const;
  return chips.filter(({ values }) => values.length > 0);
}

/** What the answer does not take in yet, while that is so. */
function stillReading(state: {
  readonly loaded: number;
  readonly indexed: number;
  readonly hasWords: boolean;
}): string | null {
  if (state.loaded > 0 && state.loaded < 1) return `${Math.floor(state.loaded * 100)}% of the library read`;
  if (state.hasWords && state.indexed < 1) return `${Math.floor(state.indexed * 100)}% of the text read`;
  return null;
}
