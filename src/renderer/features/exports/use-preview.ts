import { useEffect, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import { mostPreviewed } from '#shared/contract/exports.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import type { OfferedFormat } from './export-formats.ts';

/** What an export would look like, as far as it is shown. */
export type Preview =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'there'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** The first papers in a format; what was shown before stays until the new text is there. */
export function usePreview(ids: readonly PaperId[], format: OfferedFormat): Preview {
  const { library } = useServices();
  const [preview, setPreview] = useState<Preview>({ kind: 'waiting' });

  useEffect(() => {
    let isWanted = true;
    library.exports.preview({ ids: ids.slice(0, mostPreviewed), format }).then(
      ({ text }) => isWanted && setPreview({ kind: 'there', text }),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        if (isWanted) setPreview({ kind: 'failed', reason: error.message });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [library, ids, format]);
  return preview;
}
