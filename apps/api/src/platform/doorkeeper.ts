import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

/** Finds out who is asking, and in which society. The accounts slice knows how. */
export abstract class Doorkeeper {
  abstract actorOf(request: FastifyRequest): Promise<Actor>;
}
