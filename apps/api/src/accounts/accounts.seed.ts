import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@cohesion/contracts';
import { z } from 'zod';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { AccountsService } from './accounts.service.js';
import { IdentityService } from './identity.service.js';

type Wanted = Readonly<{ role: Role; name: string; email: string }>;
export type DemoAccount = Wanted & Readonly<{ password: string }>;

const passwordFile = z.record(z.string(), z.string());

/** The accounts of a sample society, for whoever tries the software. */
@Injectable()
export class AccountsSeed {
  constructor(
    private readonly identity: IdentityService,
    private readonly accounts: AccountsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Makes the accounts that are missing and answers all of them with the passwords that open them. Passwords are made
   * once and kept in the data directory. Idempotent. In production there are no such accounts.
   */
  async makeDemoAccounts(societyId: string, wanted: readonly Wanted[]): Promise<DemoAccount[]> {
    if (this.config.mode === 'production') return [];
    const passwords = await this.passwordsFor(wanted);
    const accounts = wanted.map((account) => ({ ...account, password: passwords[account.email] ?? '' }));
    for (const { role, name, email, password } of accounts) {
      const id = await this.ensureAccount(name, email, password);
      await this.accounts.addPerson(societyId, id, name);
      await this.accounts.addRole(societyId, id, role);
    }

    return accounts;
  }

  private async ensureAccount(name: string, email: string, plain: string): Promise<string> {
    const { internalAdapter, password } = await this.identity.auth.$context;
    const known = await internalAdapter.findUserByEmail(email);
    const user =
      known?.user ??
      (await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' }));
    if (!user.emailVerified) await internalAdapter.updateUser(user.id, { emailVerified: true });
    const account = await internalAdapter.findCredentialAccount(user.id);
    if (!account) {
      const hash = await password.hash(plain);
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
    } else if (!account.password || !(await password.verify({ hash: account.password, password: plain }))) {
      await internalAdapter.updatePassword(user.id, await password.hash(plain));
    }

    return user.id;
  }

  private async passwordsFor(wanted: readonly Wanted[]): Promise<Record<string, string>> {
    const file = path.join(this.config.files.data, 'keys', 'demo-accounts.json');
    const kept = await readPasswords(file);
    const missing = wanted.filter(({ email }) => kept[email] === undefined);
    if (missing.length === 0) return kept;
    const made = Object.fromEntries(
      missing.map(({ email }) => [email, randomBytes(12).toString('base64url')]),
    );
    const passwords = { ...kept, ...made };
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // Written beside its place and moved there: an end in the middle never leaves half a file.
    const draft = `${file}.${process.pid}.new`;
    await writeFile(draft, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, file);

    return passwords;
  }
}

/** None where the file is not there yet; a file that cannot be read is replaced together with the passwords. */
async function readPasswords(file: string): Promise<Record<string, string>> {
  try {
    return passwordFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}
