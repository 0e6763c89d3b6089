import { openTestLibrary } from '../library.ts';

// Opens a library and closes it again: `node open-library.ts <folder>`.
const [folder = ''] = process.argv.slice(2);
openTestLibrary({ folder }).close();
