import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../support/ports.mjs';
import { temporaryFolder } from './processes.mjs';

/** Ends with the launcher, as the real processes do. */
const endsWithParent = `
const parent = Number(process.env.COHESION_PARENT_PID);
setInterval(() => { try { process.kill(parent, 0); } catch { process.exit(); } }, 200);
if (process.env.STUBBORN) process.on('SIGTERM', () => {});
`;

const programs = {
  setup: `
console.log(JSON.stringify({ level: 30, msg: 'a detail' }));
console.log(JSON.stringify({ level: 40, msg: 'a warning' }));
if (process.env.SETUP_FAILS) { console.error(process.env.SETUP_FAILS); process.exit(1); }
const accounts = [{ role: 'learner', email: 'learner@example.org', password: 'sample-password' }];
console.log(JSON.stringify({ migrated: true }));
const finish = () => console.log(JSON.stringify({ accounts, society: { name: 'AGPS (sample data)' } }));
setTimeout(finish, Number(process.env.SETUP_TAKES ?? 0));
`,
  main: `${endsWithParent}
if (process.env.HTTP_FAILS) { console.error('cannot read the signing key'); process.exit(4); }
require('node:http').createServer((request, response) => {
  if (request.url === '/crash') process.exit(3);
  response.end(JSON.stringify({ pid: process.pid, owner: process.env.DATABASE_OWNER_URL ?? null }));
}).listen(Number(process.env.PORT), process.env.HOST);
`,
  worker: endsWithParent,
};

/**
 * A folder that looks like a built checkout, with small programs in the place of the api's.
 *
 * @param {import('./processes.mjs').User} [user]
 */
export async function aCheckout(user) {
  const root = temporaryFolder(user);
  const dist = path.join(root, 'apps/api/dist');
  mkdirSync(dist, { recursive: true });
  for (const [name, text] of Object.entries(programs)) writeFileSync(path.join(dist, `${name}.js`), text);
  const port = await freePort();

  return {
    root,
    port,
    address: `http://127.0.0.1:${port}`,
    env: {
      COHESION_ROOT: root,
      PORT: String(port),
      DATA_DIR: path.join(root, 'data'),
      NODE_ENV: 'development',
    },
  };
}
