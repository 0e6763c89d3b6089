import { AppError } from '#shared/contract/errors.ts';
import { groupOfHost } from '../network/create-web.ts';
import type { NetworkSwitch } from '../network/network-switch.ts';
import { addressOf } from '../network/service-addresses.ts';
import type { ServiceGroup, Web } from '../network/web.ts';
import type { PdfWeb } from './pdf-web.ts';

/** Fetching PDFs by the library's one way to the network: at arXiv's pace, in the log, under the switch. */
export function createPdfWeb(web: Web, network: NetworkSwitch): PdfWeb {
  const arxivHost = new URL(web.addresses.arxivListings).host;

  /** A mirror of arXiv is asked at arXiv's pace too. */
  function groupOf(url: string): ServiceGroup {
    return new URL(url).host === arxivHost ? 'arxiv' : groupOfHost(url);
  }

  return {
    isForbidden: () => network.state().forbidden,
    arxivPdf: (id) => addressOf(web.addresses.arxivListings.replace(/\/list$/, ''), `/pdf/${id}`),
    async get(url, { signal, largest }) {
      const answer = await web.get({ url, road: 'PDF', group: groupOf(url), maxBytes: largest, signal });
      switch (answer.kind) {
        case 'answer':
          return {
            status: answer.status,
            bytes: answer.bytes.length,
            retryAfter: null,
            body: once(answer.bytes),
          };
        case 'unchanged':
          throw new AppError('unreachable', 'The server sent nothing.');
        case 'fault':
          if (answer.fault !== 'status' || answer.status === null) {
            throw new AppError('unreachable', answer.sentence);
          }
          return { status: answer.status, bytes: null, retryAfter: null, body: once(new Uint8Array(0)) };
        default:
          return answer satisfies never;
      }
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
