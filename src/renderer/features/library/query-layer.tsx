import type { Token } from '#shared/search/request.ts';
import { classes } from '../../ui/classes.ts';
import styles from './query-layer.module.css';

/** The query as it was understood, in colours, behind the text field that holds the same words. */
export function QueryLayer({ query, tokens }: { readonly query: string; readonly tokens: readonly Token[] }) {
  const nodes = [];
  let at = 0;
  for (const token of withValues(tokens)) {
    if (token.from < at) continue;
    nodes.push(query.slice(at, token.from));
    nodes.push(<Stretch key={token.from} text={query.slice(token.from, token.to)} kind={token.kind} />);
    at = token.to;
  }
  nodes.push(query.slice(at));
  return <>{nodes}</>;
}

/** A field that is searched as text comes apart from its words (`org:` and `qualcomm`): they are shown as one. */
function withValues(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isValue = token.kind === 'word' || token.kind === 'phrase';
    if (last?.kind === 'field' && last.to === token.from && isValue)
      joined[joined.length - 1] = { ...last, to: token.to };
    else joined.push(token);
  }
  return joined;
}

function Stretch({ text, kind }: { readonly text: string; readonly kind: Token['kind'] }) {
  switch (kind) {
    case 'word':
    case 'phrase':
      return <span>{text}</span>;
    case 'operator':
    case 'parenthesis':
      return <span className={styles.operator}>{text}</span>;
    case 'field': {
      const colon = text.indexOf(':') + 1;
      return (
        <span className={classes(styles.token, styles.field)}>
          <b>{text.slice(0, colon)}</b>
          {text.slice(colon)}
        </span>
      );
    }
    case 'excluded':
      return (
        <span className={classes(styles.token, styles.excluded)}>
          <b>{text.startsWith('-') ? '-' : ''}</b>
          {text.startsWith('-') ? text.slice(1) : text}
        </span>
      );
    default:
      return kind satisfies never;
  }
}
