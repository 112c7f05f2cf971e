import type { WaitingMail } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.js';
import { useSending, wholeField } from '../../platform/use-sending.js';
import type { Doing } from './certificate.route.js';
import { holdBack, reinstate } from './keeping.queries.js';
import { mailWords } from './words.js';

/** Mails that wait their ten minutes, each with the time that is left and a way back. */
export function WaitingMails(doing: Doing) {
  const { waitingMails, now } = doing.page;
  const elapsed = useElapsed(doing.toldAt, waitingMails.length > 0);
  // The server's clock, carried on by this device's: only how long ago the page was told counts.
  const serverNow = Date.parse(now) + elapsed;
  const waiting = waitingMails.filter(({ goesAt }) => Date.parse(goesAt) > serverNow);

  return waiting.map((mail) => (
    <Waiting key={mail.id} {...doing} mail={mail} left={Date.parse(mail.goesAt) - serverNow} />
  ));
}

/** Milliseconds since then, once a second while somebody waits. */
function useElapsed(since: number, isWaiting: boolean): number {
  const [here, setHere] = useState(since);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const look = () => setHere(Date.now());
    look();
    const timer = setInterval(look, 1000);

    return () => clearInterval(timer);
  }, [isWaiting, since]);

  return Math.max(0, here - since);
}

type WaitingProps = Doing & Readonly<{ mail: WaitingMail; left: number }>;

function Waiting({ org, id, keep, mail, left }: WaitingProps) {
  const [requestId] = useState(() => crypto.randomUUID());
  const { send, sending, problems } = useSending({ fieldOf: wholeField });
  const undoes = mail.kind === 'revoked';
  const undo = () =>
    void send(async () =>
      undoes
        ? keep(
            await reinstate(org, id, { id: requestId, reason: 'Undone within ten minutes' }),
            'Undone. It is valid, and nobody was written to.',
          )
        : keep(await holdBack(org, id, mail.id), 'The mail will not go out. The change itself stays.'),
    );

  return (
    <div className="notice mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p className="min-w-0">
        {mail.to} is told {mailWords[mail.kind]} in{' '}
        <span className="font-semibold tabular-nums" role="timer">
          {countdown(left)}
        </span>
        .
        {problems.map(({ message }) => (
          <span key={message} role="alert" className="block text-brick">
            {message}
          </span>
        ))}
      </p>
      <Button quiet isDisabled={sending} onPress={undo}>
        {undoes ? 'Undo' : 'Do not send'}
        <span className="sr-only">: mail {mailWords[mail.kind]}</span>
      </Button>
    </div>
  );
}

/** "9:41": minutes and seconds. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));

  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
