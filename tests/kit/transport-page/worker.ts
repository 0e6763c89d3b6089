import { createClient } from '#shared/contract/client.ts';
import { libraryContract } from '#shared/contract/library.ts';
import { connectLibrary } from '../../../src/renderer/app/transports.ts';

const library = createClient(libraryContract, await connectLibrary());
postMessage(await library.library.about({}));
