import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { maxRosterLength } from '@cohesion/contracts';
import type { FastifyInstance } from 'fastify';

/** A letter of a roster takes at most three bytes, and what surrounds it in JSON a few more. */
const maxRosterBytes = 3 * maxRosterLength + 100_000;

const rosters = /\/societies\/:org\/(?:certificate-runs|roster-checks)$/;

/** A roster is larger than what any other address takes. Routes are known before they are added, so this comes first. */
@Injectable()
export class RosterBodies {
  constructor({ httpAdapter }: HttpAdapterHost) {
    // The worker answers no requests and has no adapter.
    httpAdapter?.getInstance<FastifyInstance>().addHook('onRoute', (route) => {
      if (rosters.test(route.url)) route.bodyLimit = maxRosterBytes;
    });
  }
}
