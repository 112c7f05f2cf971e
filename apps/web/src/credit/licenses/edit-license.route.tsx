import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { LicenseForm } from './license-form.js';
import {
  changeLicense,
  licenseQuery,
  licenseTypesQuery,
  removeLicense,
  useForgetFigures,
} from './licenses.queries.js';

const routeParams = z.object({ licenseId: z.uuid() });

export const handle = { title: 'Change a license' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { licenseId } = routeParams.parse(params);
  const queries = context.get(queryClientContext);
  await Promise.all([
    queries.ensureQueryData(licenseQuery(licenseId)),
    queries.ensureQueryData(licenseTypesQuery()),
  ]);

  return { licenseId };
}

export function Component() {
  const { licenseId } = useLoaderData<typeof loader>();
  const { data: license } = useSuspenseQuery(licenseQuery(licenseId));
  const { data: known } = useSuspenseQuery(licenseTypesQuery());
  const navigate = useNavigate();
  const forget = useForgetFigures();
  const type = known.types.find(
    (one) => one.jurisdiction === license.jurisdiction && one.type === license.type,
  );

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to={`/my-ce/licenses/${licenseId}`} className="text-link">
          {license.name}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Change your {license.name}
      </h1>
      <LicenseForm
        known={known}
        type={type ?? null}
        is={{ jurisdiction: license.jurisdiction, type: license.type }}
        license={license}
        action="Save and check the dates"
        save={async (facts) => {
          await changeLicense(licenseId, facts);
          await forget();
          await navigate(`/my-ce/licenses/${licenseId}/dates`);
        }}
      />
      <Remove licenseId={licenseId} name={license.name} />
    </div>
  );
}

/** Asked once more, because the number is deleted with it. */
function Remove({ licenseId, name }: { licenseId: string; name: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const forget = useForgetFigures();
  const { send, sending, problems } = useSending();
  const remove = async () => {
    await removeLicense(licenseId);
    await navigate('/my-ce');
    queries.removeQueries({ queryKey: licenseQuery(licenseId).queryKey });
    await forget();
  };

  return (
    <section aria-labelledby="remove" className="mt-12 border-t border-line pt-6">
      <h2 id="remove">Remove this license</h2>
      <p className="mt-2">
        Your hours, certificates and proofs stay. The number of the license and what you answered about it are
        deleted. You can add it again.
      </p>
      <Failure words={problems[0]?.message ?? null} />
      <p className="mt-4 flex flex-wrap gap-3" aria-live="polite">
        {isAsking ? (
          <>
            <Button onPress={() => void send(remove)} isDisabled={sending}>
              Yes, remove {name}
            </Button>
            <Button quiet onPress={() => setIsAsking(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button quiet onPress={() => setIsAsking(true)}>
            Remove {name}
          </Button>
        )}
      </p>
    </section>
  );
}
