import { startThrowaway } from '../../../../tools/postgres/index.mjs';

/** One PostgreSQL for the whole run; every test file makes a database of its own in it. */
export default async function setup() {
  const postgres = await startThrowaway();
  globalThis.stopTestPostgres = postgres.stop;
  const { adminUrl, ownerUrl, appUrl, queueUrl } = postgres;
  process.env.TEST_POSTGRES = JSON.stringify({ adminUrl, ownerUrl, appUrl, queueUrl });
}
