import { Injectable } from '@nestjs/common';
import { type Message, NotificationsService } from '../notifications/notifications.service.js';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { SocietiesService } from '../societies/societies.service.js';
import { addressKnown, choosePassword, confirmAddress, passwordChanged } from './account-mails.js';

type Place = Readonly<{ society: string; address: string }>;

/** Writes to people about their accounts, in the name of the society they were looking at. */
@Injectable()
export class AccountMailer {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly notifications: NotificationsService,
  ) {}

  sendConfirmAddress(societyId: string, to: string, token: string): Promise<void> {
    return this.send(societyId, (place) => confirmAddress(to, place, token));
  }

  sendAddressKnown(societyId: string, to: string): Promise<void> {
    return this.send(societyId, (place) => addressKnown(to, place));
  }

  sendChoosePassword(societyId: string, to: string, token: string): Promise<void> {
    return this.send(societyId, (place) => choosePassword(to, place, token));
  }

  sendPasswordChanged(societyId: string, to: string): Promise<void> {
    return this.send(societyId, (place) => passwordChanged(to, place));
  }

  private async send(societyId: string, write: (place: Place) => Message): Promise<void> {
    const { name } = await this.societies.byId(societyId);
    const message = write({ society: name, address: await this.societies.addressOf(societyId) });
    await this.database.as(systemOf(societyId), (tx) => this.notifications.send(tx, message));
  }
}
