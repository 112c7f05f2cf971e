import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Actor, Person } from './actor.js';
import { Doorkeeper } from './doorkeeper.js';
import { AppError } from './problem.js';

const OPEN_TO_VISITORS = 'open-to-visitors';

/** Anyone may call this, signed in or not. Everything else needs a signed-in person. */
export const OpenToVisitors = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO_VISITORS, true);

const OPEN_TO_ALL = 'open-to-all';

/** Has nothing to do with people or societies: nobody is asked who they are. Health and metrics only. */
export const OpenToAll = (): ClassDecorator => SetMetadata(OPEN_TO_ALL, true);

const actors = new WeakMap<object, Actor>();

/** Runs before every handler: works out the actor and refuses visitors where a person is needed. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doorkeeper: Doorkeeper,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(OPEN_TO_ALL, context.getClass())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.doorkeeper.actorOf(request);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_VISITORS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!open && actor.kind !== 'person') throw new AppError('not-signed-in');
    actors.set(request, actor);

    return true;
  }
}

function actorOf(context: ExecutionContext): Actor {
  const actor = actors.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!actor) throw new Error('ActorGuard did not run for this handler');

  return actor;
}

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context),
);

/** The signed-in person a request is from, for guards of a slice's own. */
export function personOf(context: ExecutionContext): Person {
  const actor = actorOf(context);
  if (actor.kind !== 'person') throw new AppError('not-signed-in');

  return actor;
}

export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Person =>
  personOf(context),
);
