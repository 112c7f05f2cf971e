import { isRouteErrorResponse, Link, Navigate, useLocation, useRouteError } from 'react-router';
import { z } from 'zod/mini';
import { ApiError, Unreachable } from './api.js';

/** What happened, what is safe, what to do. */
export function ErrorPage() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  if (needsSignIn(error))
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  const { heading, words } = describe(error);

  return (
    <div className="max-w-2xl py-6">
      <h1 tabIndex={-1}>{heading}</h1>
      <p className="mt-4">{words}</p>
      {error instanceof ApiError && error.problem.requestId && (
        <p className="mt-2 text-sm text-ink-2">Reference: {error.problem.requestId}</p>
      )}
      <p className="mt-6">
        <Link to="/courses" className="text-link">
          Go to the courses
        </Link>
      </p>
    </div>
  );
}

export const needsSignIn = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === 'not-signed-in';

/** The status a page with this error is answered with on the server. */
export function errorStatus(error: unknown): number {
  if (error instanceof ApiError) return error.status;
  if (isRouteErrorResponse(error)) return error.status;
  if (error instanceof Unreachable) return 503;

  return error instanceof z.core.$ZodError ? 404 : 500;
}

function describe(error: unknown): { heading: string; words: string } {
  if (errorStatus(error) === 404) {
    return {
      heading: 'There is nothing here',
      words: 'The address may have changed. Your record and certificates are not affected.',
    };
  }
  if (error instanceof Unreachable) return { heading: 'We could not reach the server', words: error.message };
  if (error instanceof ApiError) return { heading: 'That did not work', words: error.problem.message };

  return {
    heading: 'Something went wrong',
    words: 'It is on our side, and your work is safe. Please try again.',
  };
}
