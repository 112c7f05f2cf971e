import { randomBytes } from 'node:crypto';
import { makeCode } from '@cohesion/certificates';
import { aCertificate } from './a-certificate.js';
import { aCreditCourse } from './a-credit-course.js';
import type { SocietyName, TestApi } from './start-test-api.js';
import { stored } from './stored.js';

export type SomeCertificate = Readonly<{ id: string; code: string }>;

/** Certificates of a society that nothing is published about yet, as the owner of the tables can make them. */
export async function someCertificates(
  api: TestApi,
  count: number,
  society: SocietyName = 'acme',
): Promise<SomeCertificate[]> {
  const [model] = await modelsOf(api, society);
  if (model === undefined) {
    await api.publish(aCreditCourse(), { society });
    await aCertificate(await api.as({ society }));
  }

  return stored<SomeCertificate>(
    api,
    `insert into certificates (society_id, person_id, award_id, code, version, facts, name_key, family_key, title_key, created_at)
     select society_id, person_id, award_id, made.code, (select max(version) from certificates) + made.number,
       facts, name_key, family_key, title_key, created_at
     from (select * from certificates where society_id = $1 order by id limit 1) model,
       unnest($2::text[]) with ordinality made (code, number)
     returning id, code`,
    [api.societies[society], Array.from({ length: count }, () => makeCode(randomBytes(5)))],
  );
}

async function modelsOf(api: TestApi, society: SocietyName): Promise<string[]> {
  const rows = await stored<{ id: string }>(
    api,
    'select id from certificates where society_id = $1 limit 1',
    [api.societies[society]],
  );

  return rows.map(({ id }) => id);
}
