import type { Session } from '@cohesion/contracts';
import { Link, NavLink } from 'react-router';
import { ChairRing } from '../ui/chair-ring.js';
import { ShellMenu, worksHere } from './shell-menu.js';

type HeaderProps = Readonly<{ society: Session['society']; person: Session['person'] }>;

const learnerLinks = [
  { to: '/courses', label: 'Courses' },
  { to: '/learn', label: 'Learn' },
  { to: '/my-ce', label: 'My CE' },
  { to: '/account', label: 'Account' },
];

const visitorLinks = [
  { to: '/courses', label: 'Courses' },
  { to: '/v', label: 'Check a certificate', document: true },
  { to: '/sign-in', label: 'Sign in' },
];

export function Header({ society, person }: HeaderProps) {
  const links = person ? learnerLinks : visitorLinks;

  return (
    <header className="border-b border-line bg-card print:hidden">
      {society.sample && (
        <p className="bg-ochre-soft px-4 py-1.5 text-center text-sm">
          Sample data. Nothing here is valid for credit.
        </p>
      )}
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 px-4 sm:px-6">
        <Link
          to="/"
          className="flex min-h-14 items-center gap-3 font-semibold text-ink no-underline hover:underline"
        >
          <ChairRing seats={11} taken={10} className="size-9" />
          <span>{society.shortName} Learning</span>
        </Link>
        <div className="flex items-center gap-x-1">
          <nav aria-label="Main" className={person ? 'hidden sm:block' : undefined}>
            <ul className="flex flex-wrap gap-x-1">
              {links.map(({ to, label, ...rest }) => (
                <li key={to}>
                  <NavLink to={to} className={linkClasses} reloadDocument={'document' in rest}>
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          {person && worksHere(person) && <ShellMenu society={society} person={person} here="learn" />}
        </div>
      </div>
    </header>
  );
}

const linkClasses = ({ isActive }: { isActive: boolean }): string =>
  `inline-flex min-h-11 items-center border-b-3 px-3 text-ink no-underline hover:underline ${
    isActive ? 'border-pine font-semibold' : 'border-transparent forced-colors:border-[Canvas]'
  }`;
