import type { Session } from '@cohesion/contracts';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiError } from '../platform/api.js';
import { lastShell } from '../platform/last-shell.js';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { PasswordField, TextField } from '../ui/field.js';
import { sendVerification, signIn, signInWith } from './accounts.queries.js';
import { nextPath } from './next-path.js';
import { useAttempt } from './use-attempt.js';
import { useForm } from './use-form.js';
import { useSignedIn } from './use-signed-in.js';

export const handle = { title: 'Sign in' };

/** Whoever worked in this society last, on this device and in this role, comes back to that. */
function homeOf({ society, person }: Session): string {
  const works = person?.roles.some((role) => role !== 'learner') ?? false;

  return works && lastShell(society.slug) === 'work' ? `/s/${society.slug}` : '/learn';
}

export function Component() {
  const { search } = useLocation();
  const signedIn = useSignedIn();
  const [unverified, setUnverified] = useState<string | null>(null);
  const { submit, sending, problems, errorOf } = useForm(signIn, async (request) => {
    setUnverified(null);
    try {
      const session = await signInWith(request);
      await signedIn(session, nextPath(search, homeOf(session)));
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === 'email-not-verified')
        setUnverified(request.email);
      throw error;
    }
  });

  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Sign in</h1>
      <form noValidate className="mt-6 flex flex-col gap-5" onSubmit={(event) => void submit(event)}>
        <ErrorSummary problems={problems} />
        <TextField
          label="Email address"
          name="email"
          type="email"
          autoComplete="username"
          error={errorOf('email')}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          error={errorOf('password')}
        />
        <div>
          <Button type="submit" isDisabled={sending}>
            Sign in
          </Button>
        </div>
      </form>
      {unverified && <Resend email={unverified} />}
      <p className="mt-6 flex flex-wrap gap-x-6">
        <Link to="/recover" className="text-link inline-flex min-h-11 items-center">
          Forgot your password?
        </Link>
        <Link to={`/sign-up${search}`} className="text-link inline-flex min-h-11 items-center">
          Make an account
        </Link>
      </p>
    </div>
  );
}

function Resend({ email }: { email: string }) {
  const [sent, setSent] = useState(false);
  const { attempt, failure } = useAttempt();
  const resend = async () => {
    await sendVerification(email);
    setSent(true);
  };

  return (
    <div role="status" className="notice mt-4">
      {failure && <p>{failure}</p>}
      {sent ? (
        <p>We sent another message to {email}.</p>
      ) : (
        <button type="button" className="text-link min-h-11" onClick={() => void attempt(resend)}>
          Send the message to {email} again
        </button>
      )}
    </div>
  );
}
