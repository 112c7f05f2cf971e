import { Outlet } from 'react-router';
import { useSession } from '../platform/session.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { PhoneBar } from './phone-bar.js';
import { SkipLink } from './skip-link.js';

/** Header, page, footer; on a phone the ways to go are a bar within reach of a thumb. */
export function PageLayout() {
  const { society, person } = useSession();

  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Header society={society} person={person} />
      <main id="main" className="mx-auto w-full max-w-6xl grow px-4 py-8 sm:px-6 sm:py-10">
        <Outlet />
      </main>
      <Footer society={society} />
      {person && <PhoneBar />}
    </div>
  );
}
