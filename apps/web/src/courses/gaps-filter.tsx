import { Link } from 'react-router';
import { withFilter } from './filters.js';
import { gapsOff, gapsParameter } from './gaps.js';

type GapsProps = Readonly<{
  filters: URLSearchParams;
  isOn: boolean;
  /** Courses on the page that fill something, and all of them. */
  filling: number;
  all: number;
}>;

/** The first filter: only what fills something that is still missing. */
export function GapsFilter({ filters, isOn, filling, all }: GapsProps) {
  return (
    <section aria-labelledby="gaps" className="mb-6">
      <h2 id="gaps" className="font-ui text-base font-semibold">
        My gaps
      </h2>
      <Link
        to={withFilter(filters, gapsParameter, isOn ? gapsOff : null)}
        preventScrollReset
        aria-current={isOn || undefined}
        className={`mt-1 flex min-h-11 items-center justify-between rounded-md px-2 text-ink no-underline hover:bg-sunken hover:underline ${isOn ? 'bg-pine-soft font-semibold' : ''}`}
      >
        <span>
          What I still need
          {isOn && <span className="sr-only">, chosen; follow to see all {all} courses</span>}
        </span>
        <span className="text-ink-2">
          {filling}
          <span className="sr-only"> {filling === 1 ? 'course' : 'courses'}</span>
        </span>
      </Link>
      {isOn && (
        <p className="px-2 text-sm">
          <Link
            to={withFilter(filters, gapsParameter, gapsOff)}
            preventScrollReset
            className="text-link inline-flex min-h-11 items-center"
          >
            Show all {all}
          </Link>
        </p>
      )}
    </section>
  );
}
