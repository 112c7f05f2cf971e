import { maxNameLength, minPasswordLength } from '@cohesion/contracts';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { PasswordField, TextField } from '../ui/field.js';
import { signUp, signUpWith } from './accounts.queries.js';
import { CheckYourMail } from './check-your-mail.js';
import { useForm } from './use-form.js';

export const handle = { title: 'Make an account' };

export function Component() {
  const { search } = useLocation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { submit, sending, problems, errorOf } = useForm(signUp, async (request) => {
    await signUpWith(request);
    setSentTo(request.email);
  });
  if (sentTo)
    return (
      <CheckYourMail
        email={sentTo}
        words="Open the link in it to confirm your address. It works for a day."
      />
    );

  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Take a seat</h1>
      <p className="mt-3">An account keeps your place, your hours and your certificates.</p>
      <form noValidate className="mt-6 flex flex-col gap-5" onSubmit={(event) => void submit(event)}>
        <ErrorSummary problems={problems} />
        <TextField
          label="Your name"
          name="name"
          hint="As it stands on your license: it is printed on your certificates."
          autoComplete="name"
          maxLength={maxNameLength}
          error={errorOf('name')}
        />
        <TextField
          label="Email address"
          name="email"
          type="email"
          autoComplete="email"
          error={errorOf('email')}
        />
        <PasswordField
          label="Password"
          name="password"
          hint={`At least ${minPasswordLength} characters. A few words in a row are fine.`}
          autoComplete="new-password"
          error={errorOf('password')}
        />
        <div>
          <Button type="submit" isDisabled={sending}>
            Make an account
          </Button>
        </div>
      </form>
      <p className="mt-6">
        <Link to={`/sign-in${search}`} className="text-link inline-flex min-h-11 items-center">
          I have an account
        </Link>
      </p>
    </div>
  );
}
