import { Injectable } from '@nestjs/common';
import type { Role } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';
import type { Society } from './society.entity.js';
import { SocietiesService } from './societies.service.js';

const readers: readonly Role[] = ['instructor', 'ce-administrator'];
const keepers: readonly Role[] = ['ce-administrator'];

/** Who may come into a society's workplace. Another society's is not there; a role that is lacking is named. */
@Injectable()
export class WorkAccess {
  constructor(private readonly societies: SocietiesService) {}

  /** Whoever teaches or administers here. */
  enter(actor: Person, slug: string): Promise<Readonly<Society>> {
    return this.mustHold(actor, slug, readers);
  }

  /** Whoever keeps the society's approvals and programs. */
  keep(actor: Person, slug: string): Promise<Readonly<Society>> {
    return this.mustHold(actor, slug, keepers);
  }

  private async mustHold(actor: Person, slug: string, roles: readonly Role[]): Promise<Readonly<Society>> {
    const society = await this.societies.byId(actor.societyId);
    if (society.slug !== slug) throw new AppError('not-found');
    if (roles.some((role) => actor.roles.includes(role))) return society;
    const { contact } = society.policies;

    throw new AppError(
      'not-allowed',
      { needs: [...roles] },
      `This needs the role of ${roles.map((role) => roleNames[role]).join(' or ')}. ${contact.name} can give it: ${contact.email}.`,
    );
  }
}

export const mayKeep = ({ roles }: Pick<Person, 'roles'>): boolean =>
  keepers.some((role) => roles.includes(role));

const roleNames: Readonly<Record<Role, string>> = {
  learner: 'learner',
  instructor: 'instructor',
  'ce-administrator': 'CE administrator',
};
