import { requestMail } from '@cohesion/contracts';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { sendReset } from './accounts.queries.js';
import { CheckYourMail } from './check-your-mail.js';
import { useForm } from './use-form.js';

export const handle = { title: 'Choose a new password' };

export function Component() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { submit, sending, problems, errorOf } = useForm(requestMail, async ({ email }) => {
    await sendReset(email);
    setSentTo(email);
  });
  if (sentTo)
    return (
      <CheckYourMail
        email={sentTo}
        words="If there is an account with this address, the link in it lets you choose a new password. It works for an hour."
      />
    );

  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Choose a new password</h1>
      <p className="mt-3">We send a link to the address of your account.</p>
      <form noValidate className="mt-6 flex flex-col gap-5" onSubmit={(event) => void submit(event)}>
        <ErrorSummary problems={problems} />
        <TextField
          label="Email address"
          name="email"
          type="email"
          autoComplete="email"
          error={errorOf('email')}
        />
        <div>
          <Button type="submit" isDisabled={sending}>
            Send the link
          </Button>
        </div>
      </form>
    </div>
  );
}
