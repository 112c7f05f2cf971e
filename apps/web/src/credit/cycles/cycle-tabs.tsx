import type { CycleList } from '@cohesion/contracts';
import { Link } from 'react-router';

type TabsProps = Readonly<{
  licenseId: string;
  cycles: CycleList['cycles'];
  /** The cycle on the page. */
  current: string | null;
}>;

/** Every cycle there was, the running one first; each has an address of its own. */
export function CycleTabs({ licenseId, cycles, current }: TabsProps) {
  if (cycles.length < 2) return null;

  return (
    <nav aria-label="Cycles" className="mt-4 overflow-x-auto">
      <ul className="flex gap-1 border-b border-line">
        {cycles.map(({ key, start, end, state, isComplete }) => (
          <li key={key} className="shrink-0">
            <Link
              to={
                state === 'current'
                  ? `/my-ce/licenses/${licenseId}`
                  : `/my-ce/licenses/${licenseId}/cycles/${key}`
              }
              aria-current={key === current ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center border-b-3 px-3 text-ink no-underline hover:underline ${
                key === current ? 'border-pine font-semibold' : 'border-transparent'
              }`}
            >
              {state === 'current' ? 'This cycle' : `${yearOf(start)} to ${yearOf(end)}`}
              {isComplete && <span className="ms-2 text-leaf">✓ complete</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const yearOf = (day: string | null): string => day?.slice(0, 4) ?? '';
