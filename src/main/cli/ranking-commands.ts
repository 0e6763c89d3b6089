import type { Explanation, Reason, RelatedPaper } from '#shared/ranking/prediction.ts';
import { indexPapers } from './index-papers.ts';
import { paperId } from './paper-commands.ts';
import type { Session } from './with-library.ts';

/** `carrel related`: the papers most like one. */
export async function runRelated(
  session: Session,
  id: string,
  { limit }: { readonly limit: number },
): Promise<void> {
  const { library, output } = session;
  const paper = paperId(id);
  await library.papers.get({ id: paper });
  const papers = (await indexPapers(session)).related(paper, limit);
  output.answer({ id: paper, papers }, () =>
    papers.length === 0 ? `No paper is like paper ${paper}.` : papers.map(relatedLine).join('\n'),
  );
}

/** `carrel why`: why a paper stands where it stands in the order by interest. */
export async function runWhy(session: Session, id: string): Promise<void> {
  const { library, output } = session;
  const paper = paperId(id);
  await library.papers.get({ id: paper });
  const index = await indexPapers(session);
  const ranking = index.ranking();
  const explanation = index.explain(paper);
  output.answer({ id: paper, ...explanation, ranking }, () =>
    [...describe(explanation), ranking.sentence].join('\n'),
  );
}

function relatedLine({ id, title, likeness, shared }: RelatedPaper): string {
  const both = shared.length === 0 ? '' : `  (${shared.join(', ')})`;
  return `${String(id).padStart(6)}  ${likeness.toFixed(2)}  ${title.replace(/\s+/g, ' ')}${both}`;
}

function describe({ probability, reasons }: Explanation): string[] {
  if (probability === null) return [];
  const chance = `You would keep it with a probability of ${(100 * probability).toFixed(0)}%.`;
  return [chance, ...reasons.map(reasonLine)];
}

function reasonLine({ label, share, kept, decided }: Reason): string {
  const sign = share < 0 ? '-' : '+';
  return `  ${sign}${Math.abs(share).toFixed(0).padStart(3)}%  ${label}, ${kept} of ${decided} kept`;
}
