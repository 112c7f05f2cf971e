import { useEffect, useRef } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import type { WorkPlace } from './work-places.js';

/** On a phone: the places one goes to most, and a sheet with the others. */
export function WorkBar({ places }: { places: readonly WorkPlace[] }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (sheet.current?.open) sheet.current.close();
  }, [pathname]);
  const others = places.filter(({ inBar }) => !inBar);

  return (
    <>
      <div className="h-20 lg:hidden print:hidden" />
      <nav
        aria-label="Work"
        className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
      >
        <ul className="grid grid-cols-4">
          {places
            .filter(({ inBar }) => inBar)
            .map(({ to, label, end, drawing }) => (
              <li key={to}>
                <NavLink to={to} end={end} className={placeClasses}>
                  <Drawing path={drawing} />
                  {label}
                </NavLink>
              </li>
            ))}
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              className={`${placeClasses({ isActive: others.some(({ to }) => pathname.startsWith(to)) })} w-full cursor-pointer`}
              onClick={() => sheet.current?.showModal()}
            >
              <Drawing path="M5 12h.01M12 12h.01M19 12h.01" />
              More
            </button>
          </li>
        </ul>
      </nav>
      <dialog ref={sheet} aria-label="More places" className="work-sheet">
        <ul className="flex flex-col p-4">
          {[...others, { to: '/learn', label: 'Learning' }, { to: '/account', label: 'Account' }].map(
            ({ to, label }) => (
              <li key={to} className="border-b border-line">
                <Link to={to} className="flex min-h-12 items-center text-ink no-underline hover:underline">
                  {label}
                </Link>
              </li>
            ),
          )}
          <li className="pt-3">
            <button
              type="button"
              className="button button-quiet w-full"
              onClick={() => sheet.current?.close()}
            >
              Close
            </button>
          </li>
        </ul>
      </dialog>
    </>
  );
}

function Drawing({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" className="size-6 fill-none stroke-current" strokeWidth={1.6} aria-hidden="true">
      <path d={path} strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}

const placeClasses = ({ isActive }: { isActive: boolean }): string =>
  `flex min-h-14 flex-col items-center justify-center border-t-3 text-sm no-underline ${
    isActive
      ? 'border-pine font-semibold text-pine'
      : 'border-transparent text-ink forced-colors:border-[Canvas]'
  }`;
