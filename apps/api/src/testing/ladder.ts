import type { Caller } from './caller.js';
import type { TestApi } from './start-test-api.js';

type Verb = 'get' | 'post' | 'put' | 'delete';

type Endpoint = Readonly<{
  verb: Verb;
  /** The address, given the id of something that belongs to the learner named "owner". */
  path: (id: string) => string;
  body?: () => unknown;
}>;

type Refusals = Readonly<{
  api: () => TestApi;
  id: () => Promise<string>;
  /** What an administrator of the same society, who can see it, is answered. */
  administrator: 200 | 403 | 404;
}>;

/** The rungs that are the same for everything that belongs to one learner: who is refused, and how. */
export function describeRefusals({ verb, path, body }: Endpoint, { api, id, administrator }: Refusals): void {
  const call = async (caller: Caller, given: string) =>
    verb === 'get' || verb === 'delete' ? caller[verb](path(given)) : caller[verb](path(given), body?.());

  describe(`${verb.toUpperCase()} ${path(':id')}, who is refused`, () => {
    it('asks a visitor to sign in', async () => {
      expect(await call(api().visitor(), await id())).toMatchObject({
        status: 401,
        body: { code: 'not-signed-in' },
      });
    });

    it('names an id of the wrong shape', async () => {
      const answer = await call(await api().as(), 'not-an-id');
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    });

    it('does not know what is not there', async () => {
      const answer = await call(await api().as({ name: 'owner' }), '01a20000-0000-7000-8000-000000000000');
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it('hides it from another learner of the same society', async () => {
      const answer = await call(await api().as({ name: 'someone else' }), await id());
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it('hides it from the administrator of another society', async () => {
      const outsider = await api().as({ role: 'ce-administrator', society: 'globex' });
      expect(await call(outsider, await id())).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it(`answers ${administrator} to an administrator of its society`, async () => {
      const answer = await call(await api().as({ role: 'ce-administrator' }), await id());
      expect(answer.status).toBe(administrator);
    });
  });
}

/** A body with one thing wrong at a time: each must be refused and name the field. */
export function describeBadBodies(
  verb: 'post' | 'put',
  path: () => Promise<string>,
  caller: () => Promise<Caller>,
  cases: readonly Readonly<{ what: string; field: string; body: unknown }>[],
): void {
  it.each([...cases])('refuses $what and names the field', async ({ field, body }) => {
    const answer = await (await caller())[verb](await path(), body);

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(answer.body.details.map((detail: { field: string }) => detail.field)).toContain(field);
  });
}
