import { randomUUID } from 'node:crypto';

/** @typedef {{ cookie: string, enrollmentId: string, lesson: string }} Learner */

const course = 'ethics-and-boundaries';

/**
 * New learners, signed up through the mail they get, each enrolled in the course.
 *
 * @param {string} address
 * @param {number} count
 * @returns {Promise<Learner[]>}
 */
export async function makeLearners(address, count) {
  const learners = [];
  for (let index = 0; index < count; index += 1)
    learners.push(await makeLearner(address, `bench-${index}@example.com`));

  return learners;
}

/**
 * @param {string} address
 * @param {string} email
 * @returns {Promise<Learner>}
 */
async function makeLearner(address, email) {
  await send(address, '/api/accounts/sign-up', { name: 'Bench Learner', email, password: randomUUID() });
  const { headers } = await send(address, '/api/accounts/verification', {
    token: await mailedToken(address, email),
  });
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await read(await fetch(`${address}/api/courses/${course}`));
  const enrolled = await send(
    address,
    '/api/enrollments',
    { courseSlug: course, disclosuresHash: page.disclosures.hash },
    cookie,
  );
  const { id } = await read(enrolled);

  return { cookie, enrollmentId: id, lesson: page.outline[0].lessons[0].id };
}

/**
 * @param {string} address
 * @param {string} path
 * @param {unknown} body
 * @param {string} [cookie]
 */
export async function send(address, path, body, cookie) {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);

  return answer;
}

/**
 * @param {string} address
 * @param {string} email
 */
async function mailedToken(address, email) {
  for (let tries = 0; tries < 100; tries += 1) {
    const list = await (await fetch(`${address}/dev/mail`)).text();
    for (const [, id] of list.matchAll(/href="\/dev\/mail\/([^"]+)"/g)) {
      const mail = await (await fetch(`${address}/dev/mail/${id}`)).text();
      const token = /verify-email\?token=([^"&<\s]+)/.exec(mail)?.[1];
      if (mail.includes(email) && token) return decodeURIComponent(token);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail came for ${email}`);
}

/**
 * The api's answer; what is in it is the contracts' business.
 *
 * @param {Response} answer
 * @returns {Promise<any>}
 */
export async function read(answer) {
  return answer.json();
}
