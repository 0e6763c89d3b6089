import type { ComponentProps, MouseEvent } from 'react';
import { useServices } from '../app/services-context.tsx';
import { classes } from '../ui/classes.ts';
import styles from './external-link.module.css';
import { safeUrl } from './links.ts';

/**
 * A link out of Carrel, opened by the system. A text that leads nowhere a link may lead
 * (`https:`, `http:`, `mailto:`) is shown as its words alone.
 */
export function ExternalLink({
  url,
  look = 'words',
  className,
  children,
  ...rest
}: { readonly url: string; readonly look?: 'words' | 'bare' } & ComponentProps<'a'>) {
  const { desk, toasts } = useServices();
  const href = safeUrl(url);
  if (!href) return <span className={className}>{children}</span>;

  function open(event: MouseEvent) {
    if (!desk || !href) return;
    event.preventDefault();
    desk.links.open({ url: href }).catch(() => {
      toasts.getState().show({ sentence: `The link could not be opened: ${href}.`, tone: 'error' });
    });
  }

  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={open}
      className={classes(look === 'words' && styles.words, className)}
      {...rest}
    >
      {children}
    </a>
  );
}
