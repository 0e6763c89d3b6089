import { createRoot } from 'react-dom/client';
import { deskContract } from '#shared/contract/desk.ts';
import { libraryContract } from '#shared/contract/library.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app/app.tsx';
import { startCollections } from './app/collections.ts';
import { createConnectionSession } from './app/connection-session.ts';
import { createServices } from './app/create-services.ts';
import { startDesk } from './app/desk-session.ts';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { startMeant } from './app/meant-session.ts';
import { startSavedSearches } from './app/saved-searches.ts';
import { startSearchSession } from './app/search-session.ts';
import { ServicesProvider } from './app/services-context.tsx';
import { startSourceSession } from './app/source-session.ts';
import { startTheme } from './app/theme.ts';
import { connectDesk, connectLibrary, createReconnectingClient, findBridge } from './app/transports.ts';
import { startKeys } from './commands/dispatch.ts';
import { rememberFocus } from './commands/regions.ts';
import { startSearchWorker } from './search/client.ts';
import { localDay } from './text/dates.ts';

const today = (): string => localDay(new Date());
const connection = createConnectionSession(() => location.reload());
const library = createReconnectingClient(libraryContract, connectLibrary, connection.onPhase);
const desk = findBridge() ? createReconnectingClient(deskContract, connectDesk, () => {}) : null;
const search = startSearchWorker(today);
const services = createServices({ window, library, desk, search });

startTheme(services, document);
connection.start(services);
startSearchSession(services, search, today);
startSourceSession(services);
startSavedSearches(services);
startCollections(services);
startMeant(services);
startKeys(services, window);
startDesk(services);
rememberFocus(document);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <ErrorBoundary>
    <ServicesProvider services={services}>
      <App today={today} />
    </ServicesProvider>
  </ErrorBoundary>,
);
