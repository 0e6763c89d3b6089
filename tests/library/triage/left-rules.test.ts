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
