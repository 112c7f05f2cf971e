import { updateProfile, type SignedInDevices } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { usePersonOnDevice } from '../platform/outbox/use-outbox.js';
import { sessionQuery, usePersonId } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { formatDate } from '../ui/format.js';
import { devicesQuery, profileQuery, rename, signOut, signOutDevice } from './accounts.queries.js';
import { useAttempt } from './use-attempt.js';
import { useForm } from './use-form.js';
import { useSignedOut } from './use-signed-in.js';

export const handle = { title: 'Account' };

export async function loader({ context }: LoaderFunctionArgs) {
  const queries = context.get(queryClientContext);
  await Promise.all([queries.ensureQueryData(profileQuery()), queries.ensureQueryData(devicesQuery())]);

  return null;
}

export function Component() {
  return (
    <div className="max-w-2xl">
      <h1 tabIndex={-1}>Account</h1>
      <NameForm />
      <Devices />
      <SignOut />
    </div>
  );
}

function NameForm() {
  const queries = useQueryClient();
  const { data: profile } = useSuspenseQuery(profileQuery());
  const [saved, setSaved] = useState(false);
  const { submit, sending, problems, errorOf } = useForm(updateProfile, async ({ name }) => {
    queries.setQueryData(profileQuery().queryKey, await rename(name));
    await queries.invalidateQueries({ queryKey: sessionQuery().queryKey });
    setSaved(true);
  });

  return (
    <section aria-labelledby="name-heading" className="mt-8">
      <h2 id="name-heading">Your name</h2>
      <form noValidate className="mt-3 flex max-w-md flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <ErrorSummary problems={problems} />
        <TextField
          label="Name on certificates"
          name="name"
          hint="Certificates that exist already keep the name they were issued with."
          autoComplete="name"
          defaultValue={profile.name}
          onChange={() => setSaved(false)}
          error={errorOf('name')}
        />
        <p className="flex items-center gap-4">
          <Button type="submit" isDisabled={sending}>
            Save
          </Button>
          <span role="status">{saved ? 'Saved' : ''}</span>
        </p>
      </form>
      <p className="mt-4 text-ink-2">You sign in with {profile.email}.</p>
    </section>
  );
}

function Devices() {
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(devicesQuery());
  const { attempt, failure } = useAttempt();
  const end = async (id: string) => {
    await signOutDevice(id);
    await queries.invalidateQueries({ queryKey: devicesQuery().queryKey });
  };

  return (
    <section aria-labelledby="devices" className="mt-12">
      <h2 id="devices">Where you are signed in</h2>
      <Failure words={failure} />
      <ul className="mt-3 border-t border-line">
        {data.devices.map((device) => (
          <DeviceRow key={device.id} device={device} end={() => void attempt(() => end(device.id))} />
        ))}
      </ul>
    </section>
  );
}

function DeviceRow({ device, end }: { device: SignedInDevices['devices'][number]; end: () => void }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
      <span>
        {device.device}
        {device.current && <span className="font-semibold"> (this one)</span>}
        <br />
        <span className="text-sm text-ink-2">Since {formatDate(device.signedInAt)}</span>
      </span>
      {!device.current && (
        <Button quiet onPress={end}>
          Sign out<span className="sr-only"> {device.device}</span>
        </Button>
      )}
    </li>
  );
}

function SignOut() {
  const signedOut = useSignedOut();
  const { attempt, failure } = useAttempt();
  const there = usePersonOnDevice(usePersonId());
  const leave = async () => {
    const cleared = await there?.outbox.clear();
    if (cleared && !cleared.cleared) throw new Error(unsentWords(cleared.unsent));
    await signOut();
    await signedOut();
  };

  return (
    <div className="mt-12">
      <Failure words={failure} />
      <Button quiet onPress={() => void attempt(leave)}>
        Sign out on this device
      </Button>
    </div>
  );
}

const unsentWords = (unsent: number): string =>
  `${unsent === 1 ? 'One answer has' : `${unsent} answers have`} not reached us yet. ` +
  'They are safe on this device; sign out when you are online again.';

function Failure({ words }: { words: string | null }) {
  return (
    words && (
      <p role="alert" className="notice notice-bad my-3">
        {words}
      </p>
    )
  );
}
