import { aCertificate } from './a-certificate.js';
import { aCreditCourse } from './a-credit-course.js';
import type { SocietyName, TestApi } from './start-test-api.js';
import { stored } from './stored.js';

/** Rows in every table, of both societies: a learner of each went all the way. Answers their certificates' codes. */
export async function populate(api: TestApi): Promise<Record<SocietyName, string>> {
  const codes = { acme: '', globex: '' };
  for (const society of ['acme', 'globex'] as const) {
    await api.publish(aCreditCourse(), { society });
    const { code } = await aCertificate(await api.as({ society }));
    await api.runJobs();
    await api
      .visitor(society)
      .post('/accounts/password-reset-mails', { email: `one.learner.${society}@example.com` });
    await stored(
      api,
      `insert into audit_entries (society_id, actor, action, subject, facts) values ($1, '{}', 'test', 'test', '{}')`,
      [api.societies[society]],
    );
    codes[society] = code;
  }

  return codes;
}
