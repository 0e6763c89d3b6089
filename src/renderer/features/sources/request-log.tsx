import type { LoggedRequest } from '#shared/contract/sources.ts';
import { clockWords, weekdayWords } from '../../text/dates.ts';
import { classes } from '../../ui/classes.ts';
import { requestWords } from './ledger-words.ts';
import styles from './request-log.module.css';
import { useRequests } from './use-ledger.ts';

/** Every request that a day needed, one line each, with sentences between them. */
export function RequestLog({
  source,
  day,
  today,
}: {
  readonly source: number;
  readonly day: string;
  readonly today: string;
}) {
  const requests = useRequests(source, day);
  if (requests === null || requests.length === 0) return null;
  return (
    <div
      className={styles.log}
      role="region"
      aria-label={`Requests of ${weekdayWords(day, today)}`}
      tabIndex={0}
    >
      <ol>
        {requests.map((request) => (
          <LogLine key={request.id} request={request} />
        ))}
      </ol>
    </div>
  );
}

function LogLine({ request }: { readonly request: LoggedRequest }) {
  if (request.url === null) {
    return (
      <li className={styles.line}>
        <span className={styles.time}>{clockWords(request.at)}</span>
        <span className={styles.sentence}>{request.sentence}</span>
      </li>
    );
  }
  const { status, took, bytes, isBad } = requestWords(request);
  return (
    <li className={styles.line} data-tip={request.url}>
      <span className={styles.time}>{clockWords(request.at)}</span>
      <span>{request.road}</span>
      <span className={classes(isBad && styles.bad)}>{status}</span>
      <span className={styles.number}>{took}</span>
      <span className={styles.number}>{bytes}</span>
      <span className={styles.outcome}>{request.sentence}</span>
    </li>
  );
}
