import type { RunMails as Mails } from '@cohesion/contracts';
import { Button } from '../../../ui/button.js';
import { counted, mailFigures } from './run-words.js';

const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' });

type MailsProps = Readonly<{ mails: Mails | null; sending: boolean; hold: () => void }>;

/** What its people are told, and the way back while the mails wait. */
export function RunMails({ mails, sending, hold }: MailsProps) {
  const canHold = mails !== null && !mails.held && (mails.goesAt !== null || mails.toCome > 0);

  return (
    <section aria-labelledby="mails" className="mt-10 max-w-3xl">
      <h2 id="mails">Mails to its people</h2>
      {mails === null ? (
        <p className="mt-2">None. That was chosen when this was started.</p>
      ) : (
        <>
          <p className="mt-2">{mailFigures(mails)}</p>
          {mails.held && <p className="mt-1">They were held back. Nobody else is written to.</p>}
          {mails.goesAt !== null && (
            <p className="mt-1 text-ink-2">
              Those that wait are sent one by one, the last at
              {` ${time.format(new Date(mails.goesAt))}`}.
            </p>
          )}
          {mails.failed > 0 && (
            <p className="mt-1">
              {counted(mails.failed, 'mail')} could not be delivered. The certificates are there all the same.
            </p>
          )}
          {canHold && (
            <p className="mt-4">
              <Button quiet isDisabled={sending} onPress={hold}>
                Hold the mails back
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
