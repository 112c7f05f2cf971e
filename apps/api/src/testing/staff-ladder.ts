import type { Caller } from './caller.js';
import type { TestApi } from './start-test-api.js';

type Verb = 'get' | 'post' | 'put';

type Endpoint = Readonly<{
  verb: Verb;
  /** The address within a society's workplace, without the society. */
  path: () => Promise<string> | string;
  body?: () => unknown;
  /** Whether instructors may call it as well. */
  instructors: boolean;
}>;

/** The rungs that are the same for everything in a society's workplace: who is refused, and how. */
export function describeStaffRefusals({ verb, path, body, instructors }: Endpoint, api: () => TestApi): void {
  const call = async (caller: Caller, org = 'acme') => {
    const address = `/societies/${org}${await path()}`;

    return verb === 'get' ? caller.get(address) : caller[verb](address, body?.());
  };

  describe(`${verb.toUpperCase()} in a society's workplace, who is refused`, () => {
    it('asks a visitor to sign in', async () => {
      expect(await call(api().visitor())).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    });

    it('tells a learner of the society which role is needed and who gives it', async () => {
      expect(await call(await api().as())).toMatchObject({
        status: 403,
        body: {
          code: 'not-allowed',
          message: expect.stringMatching(/CE administrator.*administrator@example\.com/),
        },
      });
    });

    it(`${instructors ? 'lets an instructor in' : 'tells an instructor that it takes an administrator'}`, async () => {
      const { status } = await call(await api().as({ role: 'instructor' }));
      if (instructors) expect(status).toBe(200);
      else expect(status).toBe(403);
    });

    it('does not know another society, for its own administrator on this host or for ours on its host', async () => {
      const ours = await api().as({ role: 'ce-administrator' });
      const theirs = await api().as({ role: 'ce-administrator', society: 'globex' });
      for (const answer of [
        await call(ours, 'globex'),
        await call(theirs, 'acme'),
        await call(ours, 'no-such-society'),
      ])
        expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it('names an address of the wrong shape', async () => {
      const administrator = await api().as({ role: 'ce-administrator' });
      expect(await call(administrator, 'ACME')).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
    });
  });
}
