import type { TaskStatus } from '@cohesion/contracts';

const words: Record<TaskStatus, string> = {
  'to-do': 'Not opened',
  started: 'Opened',
  done: 'Read',
  waiting: 'Later',
};

/** How far a lesson is, as a mark and a word; the word is for everyone when `spelled`, else for screen readers. */
export function StatusMark({ status, spelled = false }: { status: TaskStatus; spelled?: boolean }) {
  return (
    <>
      <svg viewBox="0 0 16 16" className="mt-[0.3em] size-4 shrink-0" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {status === 'started' && <path d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" fill="currentColor" />}
        {status === 'done' && (
          <>
            <circle cx="8" cy="8" r="7" fill="currentColor" />
            <path d="M4.8 8.3l2.2 2.2 4.2-4.6" fill="none" stroke="var(--paper)" strokeWidth="1.6" />
          </>
        )}
      </svg>
      <span className={spelled ? 'text-sm text-ink-2' : 'sr-only'}>{words[status]}</span>
    </>
  );
}
