import { Outlet } from 'react-router';
import { SkipLink } from './skip-link.js';

/** The lesson has the whole window; its own header leads back to the course. */
export function PlayerLayout() {
  return (
    <>
      <SkipLink />
      <main id="main">
        <Outlet />
      </main>
    </>
  );
}
