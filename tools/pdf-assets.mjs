import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const source = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * What pdf.js loads by name while it shows a PDF: tables of characters, the fonts that PDFs may leave out,
 * and decoders of images that need no WebAssembly, which the page's policy does not admit.
 */
const folders = [
  { folder: 'cmaps', wanted: /\.bcmap$|^LICENSE$/ },
  { folder: 'standard_fonts', wanted: /\.(?:pfb|ttf)$|^LICENSE/ },
  { folder: 'wasm', wanted: /_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/ },
];

/** Puts those files into the page as `pdf/<folder>/<name>`: into the build, and behind the development server. */
export function pdfAssets() {
  return {
    name: 'carrel-pdf-assets',
    generateBundle() {
      for (const { folder, wanted } of folders) {
        for (const name of readdirSync(join(source, folder)).filter((one) => wanted.test(one))) {
          // A name without an ending is no file of a page.
          const fileName = `pdf/${folder}/${name.startsWith('LICENSE') ? `${name}.txt` : name}`;
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(source, folder, name)) });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdf/', (request, response, next) => {
        const [, folder, name] = /^\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
        const known = folders.find((one) => one.folder === folder && one.wanted.test(name ?? ''));
        if (!known || name === undefined) return next();
        if (name.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript');
        response.end(readFileSync(join(source, known.folder, name)));
      });
    },
  };
}
