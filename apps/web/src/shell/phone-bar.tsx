import { NavLink } from 'react-router';

const places = [
  { to: '/courses', label: 'Courses', drawing: 'M4 5h7v14H4zM13 5h7v14h-7z' },
  { to: '/learn', label: 'Learn', drawing: 'M3 7l9-3 9 3-9 3zM6 9v6c0 1.5 3 3 6 3s6-1.5 6-3V9' },
  {
    to: '/my-ce',
    label: 'My CE',
    drawing:
      'M12 3l2.5 3.5L18 6l.5 4 3 2.5-3 2.5-.5 4-3.5-.5L12 21l-2.5-2.5L6 19l-.5-4-3-2.5 3-2.5L6 6l3.5.5z',
  },
  { to: '/account', label: 'Account', drawing: 'M12 4a4 4 0 110 8 4 4 0 010-8zM4 20c1-4 4-6 8-6s7 2 8 6' },
];

/** The same four ways on every page, at the bottom of a phone. */
export function PhoneBar() {
  return (
    <>
      <div className="h-20 sm:hidden print:hidden" />
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
      >
        <ul className="grid grid-cols-4">
          {places.map(({ to, label, drawing }) => (
            <li key={to}>
              <NavLink to={to} className={placeClasses}>
                <svg
                  viewBox="0 0 24 24"
                  className="size-6 fill-none stroke-current"
                  strokeWidth={1.6}
                  aria-hidden="true"
                >
                  <path d={drawing} strokeLinejoin="round" />
                </svg>
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const placeClasses = ({ isActive }: { isActive: boolean }): string =>
  `flex min-h-14 flex-col items-center justify-center border-t-3 text-sm no-underline ${
    isActive
      ? 'border-pine font-semibold text-pine'
      : 'border-transparent text-ink forced-colors:border-[Canvas]'
  }`;
