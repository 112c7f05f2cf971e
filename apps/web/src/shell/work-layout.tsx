import { Link, NavLink, Outlet, useParams } from 'react-router';
import { useSession } from '../platform/session.js';
import { ChairRing } from '../ui/chair-ring.js';
import { Footer } from './footer.js';
import { ShellMenu, worksHere } from './shell-menu.js';
import { SkipLink } from './skip-link.js';
import { WorkBar } from './work-bar.js';
import { workPlaces } from './work-places.js';

/** Where a society is kept: a rail on the left, on a phone a bar with a sheet for the rest. */
export function WorkLayout() {
  const { society, person } = useSession();
  const { org = society.slug } = useParams();
  const places = person && worksHere(person) ? workPlaces(org) : [];

  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-card print:hidden">
        {society.sample && (
          <p className="bg-ochre-soft px-4 py-1.5 text-center text-sm">
            Sample data. Nothing here is valid for credit.
          </p>
        )}
        <div className="flex items-center justify-between gap-x-4 px-4 sm:px-6">
          <Link
            to={`/s/${org}`}
            className="flex min-h-14 items-center gap-3 font-semibold text-ink no-underline hover:underline"
          >
            <ChairRing seats={11} taken={10} className="size-9" />
            <span>{society.shortName} Work</span>
          </Link>
          {person && <ShellMenu society={society} person={person} here="work" />}
        </div>
      </header>
      <div className="flex grow">
        {places.length > 0 && (
          <nav
            aria-label="Work"
            className="hidden w-56 shrink-0 border-e border-line bg-sunken px-3 py-6 lg:block print:hidden"
          >
            <ul className="sticky top-6 flex flex-col gap-1">
              {places.map(({ to, label, end }) => (
                <li key={to}>
                  <NavLink to={to} end={end} className={railClasses}>
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <main id="main" className="w-full min-w-0 max-w-6xl grow px-4 py-8 sm:px-6 sm:py-10 lg:px-10">
          <Outlet />
        </main>
      </div>
      <Footer society={society} />
      {places.length > 0 && <WorkBar places={places} />}
    </div>
  );
}

const railClasses = ({ isActive }: { isActive: boolean }): string =>
  `flex min-h-11 items-center rounded-md border-s-4 px-3 text-ink no-underline hover:underline ${
    isActive ? 'border-pine bg-card font-semibold' : 'border-transparent forced-colors:border-[Canvas]'
  }`;
