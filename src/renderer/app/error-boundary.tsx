import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { FullPage } from './full-page.tsx';

/** Shows a page of its own instead of a blank one when the page's own code fails. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override readonly state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state as { error: unknown };
    if (error === null) return this.props.children;
    const reason = error instanceof Error ? error.message : String(error);
    return (
      <FullPage
        heading="This page has failed"
        actions={
          <Button variant="primary" size="lg" onClick={() => location.reload()}>
            Load it again
          </Button>
        }
      >
        <p>The library is not affected, and notes are kept. Load the page again to go on.</p>
        <pre>{reason}</pre>
      </FullPage>
    );
  }
}
