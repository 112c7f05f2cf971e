import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { filter, interval, map, merge, Observable, Subject, take, takeUntil } from 'rxjs';
import type { Person } from '../platform/actor.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { Listener } from '../platform/listener.js';
import { CertificatesService } from './certificates.service.js';

export type ServerEvent = Readonly<{ type: 'ready' | 'waiting'; data: Readonly<{ certificateId: string }> }>;

/** Keeps proxies from closing a quiet connection. In milliseconds. */
const heartbeat = 15_000;

/** Tells a page that waits for its certificate when the PDF is there. */
@Injectable()
export class CertificateEvents implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rendered = new Subject<string>();
  private readonly closing = new Subject<void>();
  private readonly listener: Listener;

  constructor(
    private readonly certificates: CertificatesService,
    @Inject(CONFIG) { database: { url } }: Config,
  ) {
    this.listener = new Listener(url, 'certificate_rendered', (id) => this.rendered.next(id));
  }

  onApplicationBootstrap(): void {
    this.listener.open();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing.next();
    await this.listener.close();
  }

  /** One `ready` event, at once when it is there already. Ask only for who may read the certificate. */
  of(actor: Person, certificateId: string): Observable<ServerEvent> {
    const ready: ServerEvent = { type: 'ready', data: { certificateId } };
    const done = new Subject<void>();
    const heard = this.rendered.pipe(
      filter((id) => id === certificateId),
      take(1),
      map(() => ready),
    );

    return new Observable<ServerEvent>((subscriber) => {
      const subscription = merge(
        heard,
        interval(heartbeat).pipe(map((): ServerEvent => ({ type: 'waiting', data: { certificateId } }))),
      )
        .pipe(takeUntil(merge(this.closing, done)))
        .subscribe({
          next: (event) => {
            subscriber.next(event);
            if (event.type === 'ready') done.next();
          },
          complete: () => subscriber.complete(),
        });
      // Looked at only after listening has begun, so nothing falls between the two.
      this.certificates.read(actor, certificateId).then(
        ({ ready: isReady, problem }) => {
          if (!isReady && !problem) return;
          subscriber.next(ready);
          done.next();
        },
        (error: unknown) => subscriber.error(error),
      );

      return () => subscription.unsubscribe();
    });
  }
}
