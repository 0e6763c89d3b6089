import type { Session } from './with-library.ts';

/** `carrel backup list` */
export async function runBackupList({ library, output }: Session): Promise<void> {
  const { backups } = await library.backups.list({});
  output.answer({ backups }, () =>
    backups.length === 0
      ? 'There is no backup yet.'
      : backups
          .map(
            (one) => `${one.name}  ${one.fault ?? `${one.papers} papers, ${Math.ceil(one.bytes / 1000)} kB`}`,
          )
          .join('\n'),
  );
}

/** `carrel backup make` */
export async function runBackupMake({ library, output }: Session): Promise<void> {
  const backup = await library.backups.make({});
  output.answer(backup, () => `Made and checked "${backup.name}": ${backup.papers} papers.`);
}

/** `carrel backup restore` */
export async function runBackupRestore({ library, output }: Session, name: string): Promise<void> {
  const { papers, kept } = await library.backups.restore({ name });
  output.answer({ papers, kept }, () => `Put back ${papers} papers. What was there is kept as "${kept}".`);
}
