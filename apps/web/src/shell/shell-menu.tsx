import type { Session } from '@cohesion/contracts';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { rememberShell } from '../platform/last-shell.js';

type ShellMenuProps = Readonly<{
  society: Session['society'];
  person: NonNullable<Session['person']>;
  here: 'learn' | 'work';
}>;

export const worksHere = ({ roles }: NonNullable<Session['person']>): boolean =>
  roles.some((role) => role === 'instructor' || role === 'ce-administrator');

/** The account menu of whoever both learns and works here: from one place to the other. Opens without scripts. */
export function ShellMenu({ society, person, here }: ShellMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    menu.current?.removeAttribute('open');
  }, [pathname]);
  useEffect(() => rememberShell(society.slug, here), [society.slug, here]);
  useEffect(() => closedByEscape(menu.current), []);

  return (
    <details ref={menu} className="relative">
      <summary className="inline-flex min-h-11 max-w-40 cursor-pointer items-center gap-1 px-3 sm:max-w-56 hover:underline">
        <span className="truncate">{person.name}</span>
        <span aria-hidden="true">▾</span>
      </summary>
      <ul className="card absolute end-0 z-30 mt-1 w-64 p-2">
        <MenuLink to="/learn" current={here === 'learn'}>
          Learning
        </MenuLink>
        <MenuLink to={`/s/${society.slug}`} current={here === 'work'}>
          Work at {society.shortName}
        </MenuLink>
        <MenuLink to="/account">Account</MenuLink>
      </ul>
    </details>
  );
}

/** Escape anywhere in the menu closes it and goes back to what opened it. */
function closedByEscape(menu: HTMLDetailsElement | null): () => void {
  const close = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !menu?.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  menu?.addEventListener('keydown', close);

  return () => menu?.removeEventListener('keydown', close);
}

type MenuLinkProps = Readonly<{ to: string; current?: boolean; children: ReactNode }>;

function MenuLink({ to, current = false, children }: MenuLinkProps) {
  return (
    <li>
      <Link
        to={to}
        aria-current={current ? 'true' : undefined}
        className={`flex min-h-11 items-center rounded-md px-3 text-ink no-underline hover:bg-sunken ${current ? 'font-semibold' : ''}`}
      >
        {children}
        {current && <span className="sr-only"> (you are here)</span>}
      </Link>
    </li>
  );
}
