import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, systemOf } from '../platform/actor.js';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import { presentInbox, presentMail } from './dev-mail.presenter.js';
import { Mail } from './mail.entity.js';
import { NotificationsService } from './notifications.service.js';

/** Mails shown at once. */
const shown = 100;

/** Mails as a developer reads them on the machine that sent them. Anywhere else this address does not exist. */
@Injectable()
export class DevMailService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async inbox(actor: Actor, request: FastifyRequest): Promise<string> {
    this.refuseStrangers(request);

    return this.database.as(systemOf(actor.societyId), async (tx) => {
      const mails = await tx.find(Mail, {
        where: { societyId: actor.societyId },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: shown,
      });
      const takenBack = await this.notifications.takenBack(
        tx,
        mails.map(({ id }) => id),
      );
      const now = this.clock.now();

      return presentInbox(
        mails.filter(({ id, notBefore }) => !takenBack.has(id) && (notBefore === null || notBefore <= now)),
      );
    });
  }

  async mail(actor: Actor, id: string, request: FastifyRequest): Promise<string> {
    this.refuseStrangers(request);

    return this.database.as(systemOf(actor.societyId), async (tx) =>
      presentMail(await tx.need(Mail, { where: { id, societyId: actor.societyId } })),
    );
  }

  /** By address, and by the name asked for: another site's name can be made to lead to this machine. */
  private refuseStrangers({ ip, socket, hostname }: FastifyRequest): void {
    const own = new URL(this.config.http.publicUrl).hostname;
    const isHere =
      isLoopback(ip) && isLoopback(socket.remoteAddress ?? '') && (isLocalName(hostname) || hostname === own);
    if (this.config.mode === 'production' || !isHere) throw new AppError('not-found');
  }
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');

  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

const isLocalName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || isLoopback(name.replace(/^\[|\]$/g, ''));
