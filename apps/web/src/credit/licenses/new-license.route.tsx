import type { LicenseTypes } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent } from 'react';
import { Link, type LoaderFunctionArgs, useNavigate, useSearchParams } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { RadioFields } from '../../ui/choices.js';
import { SelectField } from '../../ui/select-field.js';
import { textOf } from '../forms/plain-date.js';
import { useSending } from '../../platform/use-sending.js';
import { LicenseForm } from './license-form.js';
import { addLicense, licenseTypesQuery, useForgetFigures } from './licenses.queries.js';
import { byHand, jurisdictionByHand, placeName, placesOf, typesFrom } from './places.js';

export const handle = { title: 'Add a license' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(licenseTypesQuery());

  return null;
}

/** Three questions, one to a page, each with an address of its own: going back loses nothing that was chosen. */
export function Component() {
  const { data: known } = useSuspenseQuery(licenseTypesQuery());
  const [chosen] = useSearchParams();
  const place = chosen.get('state') ?? '';
  const type = chosen.get('type') ?? '';

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Add a license
      </h1>
      <Question known={known} place={placeName(known, place) === undefined ? '' : place} type={type} />
    </div>
  );
}

type Chosen = Readonly<{ known: LicenseTypes; place: string; type: string }>;

function Question({ known, place, type }: Chosen) {
  if (!place) return <PlaceQuestion known={known} />;
  const types = typesFrom(known, place);
  if (type !== byHand && !types.some((one) => one.type === type) && types.length > 0)
    return <TypeQuestion key={place} known={known} place={place} />;

  return <Facts key={`${place} ${type}`} known={known} place={place} type={type} />;
}

function PlaceQuestion({ known }: { known: LicenseTypes }) {
  const navigate = useNavigate();
  const { problems, setProblems, errorOf } = useSending();
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const state = textOf(new FormData(event.currentTarget), 'state');
    if (state) void navigate(`?state=${encodeURIComponent(state)}`);
    else setProblems([{ field: 'state', message: 'Choose where your license is from' }]);
  };

  return (
    <form method="get" noValidate className="mt-6 flex flex-col gap-6" onSubmit={go}>
      <ErrorSummary problems={problems} />
      <SelectField
        name="state"
        label="Where is it from?"
        none="Choose a state"
        options={placesOf(known)}
        error={errorOf('state')}
      />
      <p>
        <Button type="submit">Continue</Button>
      </p>
    </form>
  );
}

function TypeQuestion({ known, place }: Omit<Chosen, 'type'>) {
  const navigate = useNavigate();
  const { problems, setProblems, errorOf } = useSending();
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const type = textOf(new FormData(event.currentTarget), 'type');
    if (type) void navigate(`?${new URLSearchParams({ state: place, type }).toString()}`);
    else setProblems([{ field: 'type', message: 'Choose a license' }]);
  };

  return (
    <form method="get" noValidate className="mt-6 flex flex-col gap-6" onSubmit={go}>
      <ErrorSummary problems={problems} />
      <input type="hidden" name="state" value={place} />
      <RadioFields
        name="type"
        label="Which license is it?"
        error={errorOf('type')}
        options={[
          ...typesFrom(known, place).map(({ type, name, board }) => ({ id: type, label: name, hint: board })),
          { id: byHand, label: 'Another one', hint: 'You enter the totals of its board, and we track them.' },
        ]}
      />
      <p className="flex flex-wrap items-center gap-4">
        <Button type="submit">Continue</Button>
        <Link to="/my-ce/licenses/new" className="text-link inline-flex min-h-11 items-center">
          Change the state
        </Link>
      </p>
    </form>
  );
}

function Facts({ known, place, type }: Chosen) {
  const navigate = useNavigate();
  const forget = useForgetFigures();
  const found = typesFrom(known, place).find((one) => one.type === type) ?? null;
  const isUnknown = found === null && type !== byHand;
  const is = {
    jurisdiction: found?.jurisdiction ?? jurisdictionByHand(place),
    type: found?.type ?? byHand,
  };

  return (
    <>
      <p className="mt-2 text-lg">{found?.name ?? `${placeName(known, place) ?? ''}: another license`}</p>
      {isUnknown && (
        <p className="notice mt-4">
          We do not have verified rules for {placeName(known, place)} yet. Enter the totals from your board’s
          page, and we will track them.
        </p>
      )}
      <LicenseForm
        known={known}
        type={found}
        is={is}
        action="Save and check the dates"
        save={async (facts) => {
          const { id } = await addLicense({ ...is, ...facts });
          await forget();
          await navigate(`/my-ce/licenses/${id}/dates`, { replace: true });
        }}
      />
    </>
  );
}
