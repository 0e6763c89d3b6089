import { runCommand } from '../commands/dispatch.ts';
import { commandOf } from '../commands/table.ts';
import { Button } from '../ui/button.tsx';
import { FullPage } from './full-page.tsx';
import type { LibraryFault } from './services.ts';
import { useServices } from './services-context.tsx';

/** Instead of everything else while the library cannot be opened: its folder, the reason, the ways out. */
export function FaultPage({ fault }: { readonly fault: LibraryFault }) {
  const services = useServices();
  return (
    <FullPage
      heading="The library cannot be opened"
      actions={
        <>
          <Button variant="primary" size="lg" onClick={() => location.reload()}>
            Try again
          </Button>
          {services.desk ? (
            <Button size="lg" onClick={() => runCommand(services, commandOf('library.choose'))}>
              Choose another folder
            </Button>
          ) : null}
        </>
      }
    >
      <p role="alert">{fault.reason}</p>
      {fault.folder === null ? null : <code>{fault.folder}</code>}
    </FullPage>
  );
}
