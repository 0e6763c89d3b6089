export { WelcomePage, WelcomePage as Welcome } from './welcome-page.tsx';
