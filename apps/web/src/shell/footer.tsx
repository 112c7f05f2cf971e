import type { Session } from '@cohesion/contracts';
import { Link } from 'react-router';

const policies = [
  { to: '/policies/ce', label: 'Credit and completion' },
  { to: '/policies/refunds', label: 'Fees and refunds' },
  { to: '/policies/grievance', label: 'Complaints and help' },
  { to: '/policies/privacy', label: 'Privacy' },
  { to: '/policies/accessibility', label: 'Accessibility' },
];

export function Footer({ society }: { society: Session['society'] }) {
  return (
    <footer className="border-t border-line bg-sunken print:hidden">
      <div className="mx-auto flex max-w-6xl flex-col gap-3 px-4 py-8 text-sm sm:px-6">
        <nav aria-label="Policies and help">
          <ul className="flex flex-wrap gap-x-6">
            {policies.map(({ to, label }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="inline-flex min-h-11 items-center text-ink underline underline-offset-4"
                >
                  {label}
                </Link>
              </li>
            ))}
            <li>
              <a
                href="/v"
                className="inline-flex min-h-11 items-center text-ink underline underline-offset-4"
              >
                Check a certificate
              </a>
            </li>
          </ul>
        </nav>
        <p className="text-ink-2">{society.name}</p>
      </div>
    </footer>
  );
}
