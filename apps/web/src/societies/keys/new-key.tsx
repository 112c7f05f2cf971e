import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { useSending } from '../../platform/use-sending.js';
import type { Doing } from './key-section.js';
import { replaceKey } from './keys.queries.js';

export function NewKey({ org, issuerKey: { id, name }, keep }: Doing) {
  const { send, sending, problems } = useSending();

  return (
    <details className="fold border-t border-line py-2 first:border-0">
      <summary className="font-semibold">Use a new key</summary>
      <p className="max-w-2xl text-ink-2">
        A new key signs from now on. Nothing that was issued changes: {name} stays listed as retired, and what
        it signed stays valid. A good habit once a year, and when somebody leaves who looked after the server.
      </p>
      <div className="mt-3">
        <ErrorSummary problems={problems} />
        <Button
          isDisabled={sending}
          onPress={() =>
            void send(async () =>
              keep(
                await replaceKey(org, { replaces: id }),
                `A new key signs from now on. ${name} is retired.`,
              ),
            )
          }
        >
          {sending ? 'Making a new key' : 'Use a new key'}
        </Button>
      </div>
    </details>
  );
}
