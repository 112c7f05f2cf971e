import { Inject, Injectable } from '@nestjs/common';
import { didDocument, type JsonObject } from '@cohesion/certificates';
import type { IssuerPage } from '@cohesion/contracts';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { Database } from '../platform/database.js';
import { Recent } from '../platform/recent.js';
import { SocietiesService, type Society } from '../societies/societies.service.js';
import { issuerAddresses } from './issuer-addresses.js';
import { presentIssuer, publishKey } from './keys.presenter.js';
import { SocietyKeys, type KeptKey } from './society-keys.service.js';
import { SocietySigners } from './society-signers.service.js';

/** Societies whose published keys are at hand at a time. */
const keep = 200;
/** In milliseconds: the database is asked this often, however many verify. */
const keepFor = 5000;

/** By which keys societies are known, for anyone who asks. */
@Injectable()
export class PublishedIssuers {
  private readonly recent = new Recent<readonly KeptKey[]>(keep, keepFor);

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly keys: SocietyKeys,
    private readonly signers: SocietySigners,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The document that the society's did resolves to, with all keys there ever were. */
  async document(slug: string): Promise<JsonObject> {
    const society = await this.societies.bySlug(slug);
    const { did, page, log } = issuerAddresses(this.config.http.publicUrl, slug);
    const keys = await this.keysOf(society);

    return didDocument({ did, page, log, keys: keys.map((key) => publishKey(did, key)) });
  }

  async page(slug: string): Promise<IssuerPage> {
    const society = await this.societies.bySlug(slug);

    return presentIssuer({
      society,
      addresses: issuerAddresses(this.config.http.publicUrl, slug),
      keys: await this.keysOf(society),
    });
  }

  /** What was changed is seen at once by this process. */
  forget(societyId: string): void {
    this.recent.forget(societyId);
  }

  private keysOf({ id }: Readonly<Society>): Promise<readonly KeptKey[]> {
    return this.recent.get(id, async () => {
      // Whoever asks who a society is before it issued anything is told, too.
      await this.signers.makeMissing(id);

      return this.database.asReaderOf(id, (tx) => this.keys.all(tx, id));
    });
  }
}
