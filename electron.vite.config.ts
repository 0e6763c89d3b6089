import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pdfAssets } from './tools/pdf-assets.mjs';

const root = import.meta.dirname;

/**
 * How the three parts are built: Node programs into `out/main`, the preload script into
 * `out/preload`, the page (of every host) into `out/renderer`. `#shared` is resolved by package.json.
 */
export default defineConfig({
  main: {
    build: {
      // Everything is bundled but Electron and the native addon, so the package carries no other modules.
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'library-process': resolve(root, 'src/main/library-process.ts'),
          'freeze-process': resolve(root, 'src/main/freeze-process.ts'),
          cli: resolve(root, 'src/main/cli/index.ts'),
        },
        // The last two speed `ws` up where they are installed; it does without them.
        external: ['better-sqlite3', 'bufferutil', 'utf-8-validate'],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [react(), pdfAssets()],
    worker: { format: 'es' },
    build: {
      // The content security policy admits no `data:` fonts or scripts.
      assetsInlineLimit: 0,
      minify: 'oxc',
      sourcemap: true,
      rolldownOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
});
