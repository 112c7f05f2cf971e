import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { RunFigures, RunState } from '@cohesion/contracts';
import {
  concatMap,
  filter,
  interval,
  map,
  merge,
  Observable,
  of,
  startWith,
  Subject,
  takeUntil,
  takeWhile,
  throttleTime,
} from 'rxjs';
import type { Person } from '../../platform/actor.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { Listener } from '../../platform/listener.js';
import { CertificateRuns } from './certificate-runs.service.js';

export type RunEvent = Readonly<
  { type: 'progress'; data: RunFigures & Readonly<{ state: RunState }> } | { type: 'waiting'; data: object }
>;

/** Keeps proxies from closing a quiet connection. In milliseconds. */
const heartbeat = 15_000;
/** Figures are counted no more often than this for one page that looks on. In milliseconds. */
const atMostEvery = 1000;

/** Tells a page that looks on how a run gets along. */
@Injectable()
export class RunEvents implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly moved = new Subject<string>();
  private readonly closing = new Subject<void>();
  private readonly listener: Listener;

  constructor(
    private readonly runs: CertificateRuns,
    @Inject(CONFIG) { database: { url } }: Config,
  ) {
    this.listener = new Listener(url, 'certificate_run', (id) => this.moved.next(id));
  }

  onApplicationBootstrap(): void {
    this.listener.open();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing.next();
    await this.listener.close();
  }

  /** The figures at once and whenever they change, until nothing is left to do. Ask only for who may see the run. */
  of(actor: Person, id: string): Observable<RunEvent> {
    const figures = this.moved.pipe(
      filter((moved) => moved === id),
      // Heard before the first count, so nothing falls between the two.
      startWith(id),
      throttleTime(atMostEvery, undefined, { leading: true, trailing: true }),
      concatMap(() => this.runs.progress(actor, id)),
      map((data): RunEvent => ({ type: 'progress', data })),
    );
    const quiet = interval(heartbeat).pipe(concatMap(() => of<RunEvent>({ type: 'waiting', data: {} })));

    return merge(figures, quiet).pipe(
      takeWhile((event) => event.type !== 'progress' || event.data.state === 'working', true),
      takeUntil(this.closing),
    );
  }
}
