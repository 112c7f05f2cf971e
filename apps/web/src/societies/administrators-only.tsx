import { useRouteError } from 'react-router';
import { ApiError } from '../platform/api.js';

/** Instructors come into the workplace and are told who may see this page. */
export function AdministratorsOnly({ title }: { title: string }) {
  const error = useRouteError();
  if (!(error instanceof ApiError && error.problem.code === 'not-allowed')) throw error;

  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="mt-3 max-w-2xl">{error.problem.message}</p>
    </>
  );
}
