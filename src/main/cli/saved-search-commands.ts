import { AppError } from '#shared/contract/errors.ts';
import { fold } from '#shared/search/text/fold.ts';
import type { Session } from './with-library.ts';

/** `carrel searches` */
export async function runSearches({ library, output }: Session): Promise<void> {
  const { searches } = await library.searches.list({});
  output.answer(searches, () => searches.map(({ name, query }) => `${name}  ${query}`).join('\n'));
}

/** What a saved search asks for, by its name, narrowed by a query; without a name the query. @throws AppError not-found */
export async function queryWithSaved(
  { library }: Pick<Session, 'library'>,
  name: string | undefined,
  query: string,
): Promise<string> {
  if (name === undefined) return query;
  const { searches } = await library.searches.list({});
  const found = searches.find((one) => fold(one.name) === fold(name));
  // A space behind it: its last word is meant as it stands.
  if (found) return query === '' ? `${found.query} ` : `(${found.query}) ${query}`;
  const known = searches.map((one) => `“${one.name}”`).join(', ');
  throw new AppError(
    'not-found',
    `No saved search is called “${name}”. ${known === '' ? 'None is saved yet.' : `There are ${known}.`}`,
  );
}
