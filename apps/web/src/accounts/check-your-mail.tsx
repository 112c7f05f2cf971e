import { useEffect, useRef } from 'react';

/** What to do next. The heading takes focus: the form it replaces is gone. */
export function CheckYourMail({ email, words }: { email: string; words: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <div className="max-w-md">
      <h1 ref={heading} tabIndex={-1}>
        Check your mail
      </h1>
      <p className="mt-4">
        We sent a message to <span className="font-semibold">{email}</span>. {words}
      </p>
      <p className="mt-3 text-ink-2">
        Nothing there after a few minutes? Look in the spam folder, or check the address.
      </p>
    </div>
  );
}
