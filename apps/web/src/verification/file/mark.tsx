import type { Told } from './file-words.js';

type Sign = 'good' | 'bad' | 'open' | 'none';

const shapes: Record<Sign, string> = {
  good: 'M4.8 8.3l2.2 2.2 4.2-4.6',
  bad: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4',
  open: 'M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.7v.1',
  none: 'M5 8h6',
};

const colors: Record<Sign, string> = {
  good: 'text-leaf',
  bad: 'text-brick',
  open: 'text-ochre',
  none: 'text-ink-2',
};

/** A sign that is told by its shape as well as its color; the word beside it says the same. */
export function Mark({ sign, className = 'size-5' }: { sign: Told['mark']; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={`shrink-0 ${colors[sign]} ${className}`} aria-hidden="true">
      {sign === 'bad' ? (
        <path d="M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z" fill="currentColor" />
      ) : (
        <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      )}
      <path
        d={shapes[sign]}
        fill="none"
        stroke="var(--card)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
