import { Link, useLocation } from 'react-router';
import { Button } from '../ui/button.js';
import { verifyEmailWith } from './accounts.queries.js';
import { nextPath } from './next-path.js';
import { useAttempt } from './use-attempt.js';
import { useSignedIn } from './use-signed-in.js';

export const handle = { title: 'Confirm your address' };

/** A button, because some mail programs open every link they see. */
export function Component() {
  const { search } = useLocation();
  const token = new URLSearchParams(search).get('token') ?? '';
  const signedIn = useSignedIn();
  const { attempt, failure } = useAttempt();
  const confirm = async () => signedIn(await verifyEmailWith(token), nextPath(search));

  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Confirm your address</h1>
      <p className="mt-4">One press, and you are signed in.</p>
      {failure && (
        <p role="alert" className="notice notice-bad mt-4">
          {failure}{' '}
          <Link to="/sign-in" className="text-link">
            Sign in
          </Link>
        </p>
      )}
      <p className="mt-6">
        <Button onPress={() => void attempt(confirm)}>Confirm my address</Button>
      </p>
    </div>
  );
}
