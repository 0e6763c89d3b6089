import { fetch as ask } from 'undici';
import { openTestLibrary } from '../library.ts';

// Fetches a day, and dies by SIGKILL when the time is read the nth time: `node fetch-until.ts <services>
// <folder> <day> <n>`. Says "done" and how often the time was read, if it lives.
const [base = '', folder = '', day = '', nth = ''] = process.argv.slice(2);
let reads = 0;
const clock = {
  now() {
    reads += 1;
    if (reads === Number(nth)) process.kill(process.pid, 'SIGKILL');
    return new Date(`${day}T12:00:00Z`);
  },
  set() {},
};
const { client, close } = openTestLibrary({
  folder,
  clock,
  web: {
    fetch: (url, init) => ask(url, init),
    random: () => 0.5,
    sleep: async () => {},
    arxivPace: 0,
    addresses: {
      huggingFace: base,
      arxivApi: base,
      arxivFeeds: base,
      arxivListings: base,
      arxivOai: base,
      arxivPdfs: base,
      biorxiv: base,
    },
  },
});
await client.sources.fetch({ asOf: day });
process.stdout.write(`done ${reads}\n`);
close();
