import type { LiveFormat, SessionCredit } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { problemsOf } from '../../../platform/use-sending.js';
import type { FieldMessage } from '../../../ui/error-summary.js';
import { countSessions } from './runs.queries.js';
import { byTime, fieldOnPage, isWhole, sessionOf, type SessionRow } from './session-words.js';

/** A pause in typing, in milliseconds. */
const pause = 350;

const blank = { title: '', day: '', from: '', to: '' };

type Asked = Readonly<{ org: string; course: string; format: LiveFormat | null }>;

/** Sessions as they are typed, and the credit they give, counted by the server a moment after the last change. */
export function useSessions({ org, course, format }: Asked) {
  const [rows, setRows] = useState<readonly SessionRow[]>([{ ...blank, key: 1 }]);
  const [credit, setCredit] = useState<SessionCredit | null>(null);
  const [problems, setProblems] = useState<readonly FieldMessage[]>([]);
  const isReady = format !== null && course !== '' && rows.every(isWhole);
  useEffect(() => {
    setProblems([]);
    if (!isReady) {
      setCredit(null);

      return undefined;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      countSessions(org, { course, format, sessions: byTime(rows).map(sessionOf) }).then(
        (counted) => {
          if (!isOver) setCredit(counted);
        },
        (error: unknown) => {
          if (isOver) return;
          const place = fieldOnPage(rows);
          setProblems(problemsOf(error).map(({ field, message }) => ({ field: place(field), message })));
          setCredit(null);
        },
      );
    }, pause);

    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [org, course, format, rows, isReady]);

  return {
    rows,
    sessions: byTime(rows).map(sessionOf),
    credit,
    problems,
    set: (key: number, parts: Partial<SessionRow>) =>
      setRows(rows.map((row) => (row.key === key ? { ...row, ...parts } : row))),
    /** On the day of the last one, which most are. */
    add: () =>
      setRows([
        ...rows,
        { ...blank, day: rows.at(-1)?.day ?? '', key: Math.max(...rows.map(({ key }) => key)) + 1 },
      ]),
    remove: (key: number) => setRows(rows.filter((row) => row.key !== key)),
    sort: () => setRows(byTime(rows)),
  };
}
export type Sessions = ReturnType<typeof useSessions>;
