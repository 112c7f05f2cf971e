import { Injectable } from '@nestjs/common';
import { Database } from './database.js';

@Injectable()
export class Health {
  constructor(private readonly database: Database) {}

  async isReady(): Promise<boolean> {
    return this.database.isReachable();
  }
}
