import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { libraryFileName } from '../../../src/main/library/open-library.ts';
import { openDatabase } from '../../../src/main/library/storage/database.ts';
import { aListing, importInto, openTestLibrary, papersOf, temporaryFolder } from '../../kit/library.ts';

it('T10: a library opens although rules that are left over cannot act', async () => {
  const folder = temporaryFolder();
  {
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing([{ title: 'One' }]));
    await library.client.rules.add({ query: 'one', actions: [{ kind: 'hide' }] });
  }
  const database = openDatabase(join(folder, libraryFileName), { mode: 'write' });
  database.script("UPDATE rule SET actions = 'nonsense'; INSERT INTO rule_due (edit_id) VALUES (1);");
  database.close();
  {
    using library = openTestLibrary({ folder });

    expect(await papersOf(library.client)).toMatchObject([{ title: 'One', status: 'undecided' }]);
    expect(library.log).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('will try again') }),
    );
  }
  rmSync(folder, { recursive: true, force: true });
});

it('T11: rules that are left over decide nothing about a paper that the reader gave an interest meanwhile', async () => {
  const folder = temporaryFolder();
  {
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing([{ title: 'One of two' }, { title: 'Two of two' }]));
    const [one] = await papersOf(library.client);
    await library.client.papers.edit({ ids: one ? [one.id] : [], interest: 5 });
    await library.client.rules.add({ query: 'two', actions: [{ kind: 'hide' }] });
  }
  const database = openDatabase(join(folder, libraryFileName), { mode: 'write' });
  database.script('INSERT INTO rule_due (edit_id) VALUES (1);');
  database.close();
  {
    using library = openTestLibrary({ folder });

    expect(await papersOf(library.client)).toMatchObject([
      { title: 'One of two', status: 'undecided', interest: 5 },
      { title: 'Two of two', status: 'skipped' },
    ]);
  }
  rmSync(folder, { recursive: true, force: true });
});
