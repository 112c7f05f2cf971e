import { maxSessions, maxSessionTitle } from '@cohesion/contracts';
import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';
import { formatMinutes } from '../../../ui/format.js';
import { counted } from './run-words.js';
import { byTime, type SessionRow } from './session-words.js';
import type { Sessions } from './use-sessions.js';

type FieldProps = Readonly<{
  live: Sessions;
  today: string;
  errorOf: (field: string) => string | undefined;
}>;

/** What was held, one row for each session. */
export function SessionsField({ live, today, errorOf }: FieldProps) {
  const { rows, credit, add, remove, sort } = live;
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(rows.length);
  // Whoever adds a session goes on in it; whoever removes one does not lose her place.
  useEffect(() => {
    if (rows.length === before.current) return;
    const titles = list.current?.querySelectorAll<HTMLInputElement>('[data-title]');
    titles?.[titles.length - 1]?.focus();
    before.current = rows.length;
  }, [rows.length]);
  const error = errorOf('sessions');
  const isInOrder = byTime(rows).every(({ key }, index) => key === rows[index]?.key);

  return (
    <fieldset id="field-sessions" tabIndex={-1} className={`sessions min-w-0 ${error ? 'field-off' : ''}`}>
      <legend className="font-semibold">Sessions</legend>
      <p className="text-sm text-ink-2">
        Only time that was taught, by the clock of your society: leave meals and breaks out. Each stands on
        the certificate with its part of the credit.
      </p>
      {error && <p className="text-sm font-semibold text-brick">{error}</p>}
      <div ref={list}>
        {rows.map((row, index) => (
          <Row
            key={row.key}
            row={row}
            index={index}
            isOnly={rows.length === 1}
            {...{ today, errorOf, remove, set: live.set }}
          />
        ))}
      </div>
      <p className="mt-3 flex flex-wrap gap-3">
        {rows.length < maxSessions && (
          <Button quiet onPress={add}>
            Add a session
          </Button>
        )}
        {!isInOrder && (
          <Button quiet onPress={sort}>
            Put them in order of time
          </Button>
        )}
      </p>
      <p role="status" className="mt-2 font-semibold">
        {credit
          ? `${formatMinutes(credit.minutes)} (${counted(credit.minutes, 'minute')}) in ${counted(rows.length, 'session')}.`
          : ''}
      </p>
    </fieldset>
  );
}

type RowProps = Readonly<{
  row: SessionRow;
  index: number;
  isOnly: boolean;
  today: string;
  errorOf: (field: string) => string | undefined;
  set: Sessions['set'];
  remove: Sessions['remove'];
}>;

function Row({ row, index, isOnly, today, errorOf, set, remove }: RowProps) {
  const { key, title, day, from, to } = row;
  const field = (name: 'title' | 'day' | 'from' | 'to') => ({
    name: `sessions.${index}.${name}`,
    error: errorOf(`sessions.${index}.${name}`),
    value: row[name],
    onChange: ({ target }: { target: HTMLInputElement }) => set(key, { [name]: target.value }),
  });

  return (
    <fieldset className="session-row">
      <legend className="sr-only">
        Session {index + 1}
        {title && `, ${title}`}
        {day && from && to && `, ${day} ${from} to ${to}`}
      </legend>
      <div className="session-title">
        <TextField
          {...field('title')}
          label="Title"
          maxLength={maxSessionTitle}
          autoComplete="off"
          data-title
        />
      </div>
      <TextField {...field('day')} label="Day" type="date" max={today} />
      <TextField {...field('from')} label="From" type="time" />
      <TextField {...field('to')} label="To" type="time" />
      {!isOnly && (
        <Button quiet className="session-remove" onPress={() => remove(key)}>
          Remove<span className="sr-only"> session {index + 1}</span>
        </Button>
      )}
    </fieldset>
  );
}
