import type { Day } from '#shared/domain/partial-date.ts';
import { type Answer, type Asked, escaped, wrapped } from './answer.ts';
import { easternDay } from './calendar.ts';
import { altered } from './faults.ts';
import { knownOn, type PaperState } from './paper-state.ts';

/** `/oai`: records by the day of their last change, in parts that a token joins. */
export function playArxivOai(asked: Asked): Answer {
  const { query } = asked;
  const verb = query.get('verb') ?? '';
  const answer = (inner: string): Answer => ({
    status: 200,
    type: 'text/xml; charset=utf-8',
    body: envelope(asked, inner),
  });
  const error = (code: string, reason: string) => answer(`<error code="${code}">${escaped(reason)}</error>`);
  if (verb === 'Identify') return answer(identity);
  if (verb !== 'ListRecords' && verb !== 'ListIdentifiers' && verb !== 'GetRecord') {
    return error('badVerb', `${verb} is no verb that is known here`);
  }
  const harvest = harvestOf(asked);
  if ('error' in harvest) return error(harvest.error, harvest.reason);
  const records = recordsOf(asked, harvest);
  if (verb === 'GetRecord') {
    const [record] = records;
    return record === undefined
      ? error('idDoesNotExist', `${query.get('identifier')} is not known`)
      : answer(`<GetRecord>\n${recordOf(record, harvest.prefix)}</GetRecord>`);
  }
  const part = records.slice(harvest.cursor, harvest.cursor + asked.pageSize);
  if (part.length === 0) return error('noRecordsMatch', 'The combination of arguments gives an empty list');
  const next = harvest.cursor + part.length;
  const token = next < records.length ? tokenOf({ ...harvest, cursor: next }) : '';
  const shown = altered(part, asked.faults);
  const inner = shown.map((one) =>
    verb === 'ListIdentifiers' ? headerOf(one) : recordOf(one, harvest.prefix),
  );
  const isParted = harvest.cursor > 0 || token !== '';
  return answer(
    `<${verb}>\n${inner.join('')}${isParted ? `<resumptionToken cursor="${harvest.cursor}">${token}</resumptionToken>\n` : ''}</${verb}>`,
  );
}

interface Harvest {
  readonly prefix: string;
  readonly from: Day;
  readonly until: Day;
  readonly set: string;
  readonly cursor: number;
}

function harvestOf({ query }: Asked): Harvest | { readonly error: string; readonly reason: string } {
  const token = query.get('resumptionToken');
  if (token !== null) {
    const [prefix, from, until, set, cursor] = Buffer.from(token, 'base64url').toString('utf8').split('|');
    if (
      prefix === undefined ||
      from === undefined ||
      until === undefined ||
      set === undefined ||
      cursor === undefined
    ) {
      return { error: 'badResumptionToken', reason: 'The token is not known, or no longer.' };
    }
    return { prefix, from, until, set, cursor: Number(cursor) };
  }
  const prefix = query.get('metadataPrefix');
  if (prefix === null) return { error: 'badArgument', reason: 'metadataPrefix is required' };
  if (!['arXivRaw', 'arXiv', 'oai_dc'].includes(prefix)) {
    return { error: 'cannotDisseminateFormat', reason: `${prefix} is not given here` };
  }
  const from = query.get('from') ?? '1990-01-01';
  const until = query.get('until') ?? '2999-12-31';
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay(from) || !isDay(until) || from > until) {
    return { error: 'badArgument', reason: 'from and until are days, and in their order' };
  }
  return { prefix, from, until, set: query.get('set') ?? '', cursor: 0 };
}

function tokenOf({ prefix, from, until, set, cursor }: Harvest): string {
  return Buffer.from([prefix, from, until, set, cursor].join('|')).toString('base64url');
}

type OaiRecord = { readonly deleted: string; readonly changedOn: Day } | PaperState;

function recordsOf({ world, now, query }: Asked, { from, until, set }: Harvest): OaiRecord[] {
  const today = easternDay(now);
  const identifier = query.get('identifier')?.replace(/^oai:arXiv\.org:/, '') ?? null;
  const states: OaiRecord[] = knownOn(world.arxiv, today).filter(
    (state) =>
      (identifier === null || state.paper.id === identifier) &&
      state.changedOn >= from &&
      state.changedOn <= until &&
      state.categories.some((category) => isInSet(category, set)),
  );
  if (identifier !== null) return states;
  const deleted = world.days
    .filter((day) => day >= from && day <= until && day <= today)
    .flatMap((day) => world.arxiv.deleted(day).map((id) => ({ deleted: id, changedOn: day })));
  return [...states, ...deleted].sort((left, right) => (left.changedOn < right.changedOn ? -1 : 1));
}

/** `cs.LG` is in `cs`, `cs:cs` and `cs:cs:LG`. */
function isInSet(category: string, set: string): boolean {
  return set === '' || `${setOf(category)}:`.startsWith(`${set}:`);
}

function setOf(category: string): string {
  const [archive = '', subject] = category.split('.');
  const group = /^(?:astro-ph|cond-mat|gr-qc|hep-|math-ph|nlin|nucl-|quant-ph|physics)/.test(archive)
    ? 'physics'
    : archive;
  return subject === undefined ? `${group}:${archive}` : `${group}:${archive}:${subject}`;
}

function headerOf(record: OaiRecord): string {
  if ('deleted' in record) {
    return `<header status="deleted">
 <identifier>oai:arXiv.org:${record.deleted}</identifier>
 <datestamp>${record.changedOn}</datestamp>
</header>
`;
  }
  const sets = record.categories.map((category) => ` <setSpec>${setOf(category)}</setSpec>\n`);
  return `<header>
 <identifier>oai:arXiv.org:${record.paper.id}</identifier>
 <datestamp>${record.changedOn}</datestamp>
${sets.join('')}</header>
`;
}

function recordOf(record: OaiRecord, prefix: string): string {
  if ('deleted' in record) return `<record>\n${headerOf(record)}</record>\n`;
  const metadata = prefix === 'oai_dc' ? dublinCore(record) : raw(record);
  return `<record>\n${headerOf(record)}<metadata>\n${metadata}</metadata>\n</record>\n`;
}

function raw({ paper, version, categories, comment, reference, doi }: PaperState): string {
  const versions = paper.versions.slice(0, version).map(({ submittedAt }, index) => {
    const date = new Date(submittedAt).toUTCString();
    return `<version version="v${index + 1}"><date>${date}</date><size>${300 + index}kb</size><source_type>D</source_type></version>`;
  });
  const optional = [
    comment === null ? '' : `<comments>${escaped(comment)}</comments>`,
    reference === null ? '' : `<journal-ref>${escaped(reference)}</journal-ref>`,
    doi === null ? '' : `<doi>${doi}</doi>`,
  ];
  const authors = paper.authors.map(({ name, affiliations }) =>
    affiliations.length === 0 ? name : `${name} (${affiliations.join(', ')})`,
  );
  return ` <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
 <id>${paper.id}</id><submitter>${escaped(paper.authors[0]?.name ?? '')}</submitter>${versions.join('')}<title>${escaped(wrapped(paper.title))}</title><authors>${escaped(authors.join(', '))}</authors><categories>${categories.join(' ')}</categories>${optional.join('')}<license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license><abstract>  ${escaped(wrapped(paper.abstract))}
</abstract></arXivRaw>
`;
}

function dublinCore({ paper, submittedAt, updatedAt, version, comment, reference, doi }: PaperState): string {
  const element = (name: string, text: string | null) =>
    text === null ? '' : ` <dc:${name}>${escaped(text)}</dc:${name}>\n`;
  return ` <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
${[
  element('title', paper.title),
  ...paper.authors.map(({ name }) => element('creator', invertedName(name))),
  element('subject', `Subject of ${paper.primary}`),
  element('description', `  ${paper.abstract}`),
  element('description', comment === null ? null : `Comment: ${comment}`),
  element('date', submittedAt.slice(0, 10)),
  element('date', version > 1 ? updatedAt.slice(0, 10) : null),
  element('type', 'text'),
  element('identifier', `http://arxiv.org/abs/${paper.id}`),
  element('identifier', reference),
  element('identifier', doi === null ? null : `doi:${doi}`),
].join('')} </oai_dc:dc>
`;
}

function invertedName(name: string): string {
  const words = name.split(' ');
  const last = words.pop() ?? name;
  return words.length === 0 || name.endsWith('Collaboration') ? name : `${last}, ${words.join(' ')}`;
}

const identity = `<Identify>
<repositoryName>arXiv</repositoryName>
<baseURL>https://oaipmh.arxiv.org/oai</baseURL>
<protocolVersion>2.0</protocolVersion>
<earliestDatestamp>2005-09-16</earliestDatestamp>
<deletedRecord>persistent</deletedRecord>
<granularity>YYYY-MM-DD</granularity>
</Identify>`;

function envelope({ now, query }: Asked, inner: string): string {
  const request = [...query].map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<responseDate>${now.toISOString().replace(/\.\d+Z$/, 'Z')}</responseDate>
<request${request}>https://oaipmh.arxiv.org/oai</request>
${inner}
</OAI-PMH>
`;
}
