import { Form, Link } from 'react-router';

export const handle = { title: 'Not found' };

/** The server answers this page with 404. */
export function loader() {
  throw new Response(null, { status: 404 });
}

export function Component() {
  return null;
}

export function ErrorBoundary() {
  return (
    <div className="max-w-2xl">
      <h1 tabIndex={-1}>There is nothing here</h1>
      <p className="mt-4">The address may have changed. Your record and certificates are not affected.</p>
      <Form method="get" action="/courses" role="search" className="mt-6 flex gap-2">
        <label htmlFor="search" className="sr-only">
          Search courses
        </label>
        <input id="search" name="q" type="search" placeholder="Search courses" className="field-input" />
        <button type="submit" className="button">
          Search
        </button>
      </Form>
      <p className="mt-6">
        <Link to="/courses" className="text-link">
          All courses
        </Link>
      </p>
    </div>
  );
}
