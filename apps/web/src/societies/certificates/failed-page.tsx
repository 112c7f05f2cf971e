import { useSending, wholeField } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import type { Doing } from './certificate.route.js';
import { retryPage } from './keeping.queries.js';

/** A page that could not be made: why, what its owner has meanwhile, and a way to try again when that is mended. */
export function FailedPage({ org, id, page: { failedPage, ready }, keep }: Doing) {
  const { send, sending, problems } = useSending({ fieldOf: wholeField });
  if (failedPage === null) return null;
  const { number, problem, retrying } = failedPage;
  if (retrying)
    return (
      <p role="status" className="notice mt-4">
        It is on its way: this page shows when it is there.
      </p>
    );

  return (
    <div className="notice notice-bad mt-4">
      <p className="font-semibold">
        {ready ? 'The page could not be made anew.' : 'The page could not be made.'}
      </p>
      <p className="mt-1">{problem}</p>
      <p className="mt-1">
        {ready
          ? 'The file from before is still there.'
          : 'The credit is recorded. Its owner is told that the page is missing, and that you can try again.'}{' '}
        Try again when the template or the fonts were mended.
      </p>
      <div className="mt-3">
        <ErrorSummary problems={problems} />
        <Button
          isDisabled={sending}
          onPress={() =>
            void send(async () => keep(await retryPage(org, id, { number }), 'The page is being made again.'))
          }
        >
          Try again
        </Button>
      </div>
    </div>
  );
}
