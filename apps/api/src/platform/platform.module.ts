import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock, SystemClock } from './clock.js';
import type { Config } from './config.js';
import { CONFIG } from './config.token.js';
import { Database } from './database.js';
import { FileStore, LocalFiles } from './files.js';
import { Health } from './health.js';
import { HealthController } from './health.controller.js';
import { JobRunner } from './job-runner.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Queues } from './queue.js';
import { Relay } from './relay.js';
import { Sealing } from './sealing.js';

const shared = [{ provide: FileStore, useClass: LocalFiles }, Database, Sealing, Queues, Metrics, Health];

/** What comes from outside the modules; tests give another clock. */
export type Edges = Readonly<{ config: Config; source: DataSource; clock?: Clock }>;

/** What every slice stands on and none owns. */
@Global()
@Module({})
export class PlatformModule {
  static forHttp(edges: Edges): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, MetricsController],
      providers: [...given(edges), ...shared],
      exports: [CONFIG, DataSource, ...exported],
    };
  }

  static forWorker(edges: Edges): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [...given(edges), ...shared, Relay, JobRunner],
      exports: [CONFIG, DataSource, ...exported],
    };
  }
}

const exported = [Clock, FileStore, Database, Sealing, Queues, Metrics];

const given = ({ config, source, clock = new SystemClock() }: Edges) => [
  { provide: CONFIG, useValue: config },
  { provide: DataSource, useValue: source },
  { provide: Clock, useValue: clock },
];
