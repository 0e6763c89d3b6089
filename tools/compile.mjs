import { resolveConfig } from 'electron-vite';
import { build } from 'vite';

/** Builds the named targets of electron.vite.config.ts; electron-vite itself only knows all of them at once. */
process.env.NODE_ENV_ELECTRON_VITE = 'production';
const { config } = await resolveConfig({ logLevel: 'error' }, 'build', 'production');
try {
  for (const target of process.argv.slice(2)) {
    // A target can be absent from the configuration only by mistake, and then vite would build the wrong thing.
    if (!config?.[target]) throw new Error(`electron.vite.config.ts has no "${target}".`);
    await build(config[target]);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
