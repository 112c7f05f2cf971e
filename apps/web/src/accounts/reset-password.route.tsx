import { minPasswordLength, resetPassword } from '@cohesion/contracts';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { z } from 'zod/mini';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { PasswordField } from '../ui/field.js';
import { resetWith } from './accounts.queries.js';
import { useForm } from './use-form.js';

export const handle = { title: 'Choose a new password' };

export function Component() {
  const token = new URLSearchParams(useLocation().search).get('token') ?? '';
  const [done, setDone] = useState(false);
  const { submit, sending, problems, errorOf } = useForm(
    z.pick(resetPassword, { password: true }),
    async ({ password }) => {
      await resetWith(token, password);
      setDone(true);
    },
  );
  if (done) return <Done />;

  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Choose a new password</h1>
      <form noValidate className="mt-6 flex flex-col gap-5" onSubmit={(event) => void submit(event)}>
        <ErrorSummary problems={problems} />
        <PasswordField
          label="New password"
          name="password"
          hint={`At least ${minPasswordLength} characters. A few words in a row are fine.`}
          autoComplete="new-password"
          error={errorOf('password')}
        />
        <div>
          <Button type="submit" isDisabled={sending}>
            Save the password
          </Button>
        </div>
      </form>
    </div>
  );
}

function Done() {
  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Your password is changed</h1>
      <p className="mt-4">You were signed out everywhere.</p>
      <p className="mt-6">
        <Link to="/sign-in" className="button">
          Sign in
        </Link>
      </p>
    </div>
  );
}
