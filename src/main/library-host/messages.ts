/** What the host tells the library's process. A port travels beside its message. */
export type ToProcess =
  | {
      readonly kind: 'open';
      readonly folder: string;
      readonly version: string;
      readonly checkOutput: boolean;
    }
  | { readonly kind: 'port' }
  | { readonly kind: 'close' };

/** What the library's process tells its host. */
export type FromProcess =
  | { readonly kind: 'opened' }
  | { readonly kind: 'unopened'; readonly sentence: string }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly message: string;
      /** The error's stack, where there was one. */
      readonly error: string | null;
    };
