import { Link } from 'react-router';

type Need = Readonly<{ text: string; path: string; action: string }>;

/** What waits for the learner, each with the one way to go on; nothing when nothing waits. */
export function NeedsYou({ needs }: { needs: readonly Need[] }) {
  if (needs.length === 0) return null;

  return (
    <section aria-labelledby="needs" className="mt-10">
      <h2 id="needs">Needs you</h2>
      <ul className="mt-2 border-b border-line">
        {needs.map(({ text, path, action }) => (
          <li key={path + text} className="flex items-center justify-between gap-4 border-t border-line py-3">
            <span>{text}</span>
            <Link to={path} className="text-link inline-flex min-h-11 shrink-0 items-center">
              {action}
              <span className="sr-only">: {text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
