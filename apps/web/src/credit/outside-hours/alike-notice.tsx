import type { EnteredAlready } from '@cohesion/contracts';
import { Link } from 'react-router';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';

type AlikeProps = Readonly<{ alike: EnteredAlready['alike']; isSending: boolean; sayAnother: () => void }>;

/** The same activity twice would count once at most, so she is asked first. */
export function AlikeNotice({ alike, isSending, sayAnother }: AlikeProps) {
  return (
    <section aria-labelledby="alike" className="notice mb-6">
      <h2 id="alike" className="font-ui text-lg font-semibold">
        Is it one of these?
      </h2>
      <ul className="mt-2 list-disc ps-5">
        {alike.map(({ title, provider, completedOn, why, recordId }) => (
          <li key={title + completedOn} className="py-1">
            {recordId ? (
              <Link to={`/my-ce/outside-hours/${recordId}`} className="text-link">
                {title}
              </Link>
            ) : (
              title
            )}
            , {provider}, {formatDate(completedOn)}. {why}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <Button quiet isDisabled={isSending} onPress={sayAnother}>
          No, it is another one: save it
        </Button>
      </p>
    </section>
  );
}
