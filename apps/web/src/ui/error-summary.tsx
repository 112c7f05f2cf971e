import { useEffect, useRef } from 'react';

export type FieldMessage = Readonly<{ field: string; message: string }>;

/** What is off, at the top of a form, each with a link to its field. Takes focus each time the form is sent in vain. */
export function ErrorSummary({ problems }: { problems: readonly FieldMessage[] }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;

  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className="notice notice-bad mb-6"
      aria-labelledby="problem-title"
    >
      <h2 id="problem-title" className="font-ui text-lg font-semibold">
        There is a problem
      </h2>
      <ul className="mt-2 flex flex-col gap-1">
        {problems.map(({ field, message }) => (
          <li key={field + message}>
            {field ? (
              <a href={`#field-${field}`} className="text-brick underline underline-offset-4">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
