import manifest from '../../package.json' with { type: 'json' };

/** Carrel's own version. */
export const version: string = manifest.version;
