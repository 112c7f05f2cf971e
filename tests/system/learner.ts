import { randomUUID } from 'node:crypto';
import { plain, rightAnswers } from './answer-key.js';
import { mailedLink } from './mailbox.js';

const course = 'ethics-and-boundaries';

export type ApiLearner = Readonly<{
  enrollmentId: string;
  cookie: string;
  get(path: string): Promise<Response>;
  /** A claim of the first offer; the answer may never come when a process is killed. */
  claim(): Promise<Response>;
}>;

/** Someone who has done everything that completion asks for, through the api alone. */
export async function aFinishedLearner(address: string, email: string): Promise<ApiLearner> {
  const cookie = await signUp(address, email);
  const call = callerAt(address, cookie);
  const page = await json(call(`/courses/${course}`));
  const { id } = await json(
    call('/enrollments', { courseSlug: course, disclosuresHash: page.disclosures.hash }),
  );
  const enrollmentId = String(id);
  await finishCourse(call, enrollmentId);

  return {
    enrollmentId,
    cookie,
    get: (path) => call(path),
    claim: async () => {
      const { offers } = await json(call(`/enrollments/${enrollmentId}/claim`));

      return call(`/enrollments/${enrollmentId}/claim`, {
        name: 'Test Learner',
        attested: true,
        offerIds: [offers[0].id],
      });
    },
  };
}

export type Call = (path: string, body?: unknown) => Promise<Response>;

/** The api for whom these cookies are: without a body it reads, with one it posts. */
export function callerAt(address: string, cookie: string): Call {
  return (path, body) =>
    fetch(`${address}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** Reads every lesson, passes the quiz and gives the evaluation: what is left is the claim. */
export async function finishCourse(call: Call, enrollmentId: string): Promise<void> {
  await readEverything(call, await json(call(`/courses/${course}`)), enrollmentId);
  await passQuiz(call, enrollmentId);
  await evaluate(call, enrollmentId);
}

/** A new account, signed in: its cookies as one header line. */
export async function signUp(address: string, email: string): Promise<string> {
  const post = (path: string, body: unknown) =>
    fetch(`${address}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await json(post('/accounts/sign-up', { name: 'Test Learner', email, password: randomUUID() }));
  const link = new URL(await mailedLink(address, email, '/verify-email'), address);

  return cookiesOf(await post('/accounts/verification', { token: link.searchParams.get('token') }));
}

/** Somebody who has an account: its cookies as one header line. */
export async function signInAs(
  address: string,
  email: string,
  password: string | undefined,
): Promise<string> {
  const answer = await fetch(`${address}/api/accounts/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);

  return cookiesOf(answer);
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

async function readEverything(
  call: Call,
  page: { outline: { lessons: { id: string }[] }[] },
  enrollmentId: string,
): Promise<void> {
  const events = page.outline
    .flatMap(({ lessons }) => lessons)
    .map(({ id }, index) => ({
      id: randomUUID(),
      seq: index + 1,
      lesson: id,
      paragraph: 'p-end',
      offset: 1,
      activeSeconds: 200,
      finished: true,
      at: new Date().toISOString(),
    }));
  await json(call(`/enrollments/${enrollmentId}/readings`, { events }));
}

async function passQuiz(call: Call, enrollmentId: string): Promise<void> {
  const right = await rightAnswers(course);
  const attempt = await json(call(`/enrollments/${enrollmentId}/attempts`, {}));
  const steps = attempt.questions.map(
    ({ itemId, options }: { itemId: string; options: { id: string; text: string }[] }, index: number) => ({
      id: randomUUID(),
      seq: index + 1,
      itemId,
      optionId: options.find(({ text }) => right.has(plain(text)))?.id ?? null,
      flagged: false,
      at: new Date().toISOString(),
    }),
  );
  await json(call(`/attempts/${attempt.id}/steps`, { steps }));
  const result = await json(
    call(`/attempts/${attempt.id}/submission`, { stepIds: steps.map(({ id }: { id: string }) => id) }),
  );
  if (!result.passed) throw new Error(`Only ${result.right} of ${result.of} were right`);
}

async function evaluate(call: Call, enrollmentId: string): Promise<void> {
  const { questions } = await json(call(`/enrollments/${enrollmentId}/evaluation`));
  const answers = questions.map(({ id, kind, options }: { id: string; kind: string; options: string[] }) => ({
    questionId: id,
    value: kind === 'scale' ? 4 : kind === 'choice' ? options[0] : 'Fine.',
  }));
  await json(call(`/enrollments/${enrollmentId}/evaluation`, { answers }));
}

/** What the api answered; anything but a success is a failure of the test. */
// eslint-disable-next-line typescript/no-explicit-any
export async function json(answering: Promise<Response>): Promise<any> {
  const answer = await answering;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);

  return answer.json();
}
