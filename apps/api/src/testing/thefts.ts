import type { Reissue } from '@cohesion/contracts';
import type { Caller } from './caller.js';

/** Keys of a society as its administrator loses them, and has issued anew what they signed. */
export const keyInUse = async (
  administrator: Caller,
  purpose: string,
  org = 'acme',
): Promise<Readonly<{ id: string; name: string }>> => {
  const { body } = await administrator.get(`/societies/${org}/keys`);

  return body.keys.find(
    (key: { purpose: string; state: string }) => key.purpose === purpose && key.state === 'in-use',
  );
};

/** Answers the key that is gone. */
export async function steal(administrator: Caller, purpose: string, org = 'acme') {
  const key = await keyInUse(administrator, purpose, org);
  const { status } = await administrator.post(`/societies/${org}/keys/${key.id}/theft`, {
    name: key.name,
    why: 'A laptop is gone.',
  });
  if (status !== 200) throw new Error(`Reporting the theft answered ${status}`);

  return key;
}

export const issueAnew = (administrator: Caller, keyId: string, org = 'acme') =>
  administrator.post(`/societies/${org}/reissues`, { keyId });

export async function reissueOf(administrator: Caller, keyId: string, org = 'acme'): Promise<Reissue> {
  const { body } = await administrator.get(`/societies/${org}/reissues`);

  return body.reissues.find((reissue: Reissue) => reissue.keyId === keyId);
}
