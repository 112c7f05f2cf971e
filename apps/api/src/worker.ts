import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { dataSource } from './database.js';
import { readConfig } from './platform/config.js';
import { createLogger, NestLogger } from './platform/logging.js';
import { watchParent } from './platform/orphan-watch.js';

async function main(): Promise<void> {
  const config = readConfig();
  const source = await dataSource(config.database.url, config.database.pool).initialize();
  const logger = createLogger(config.logLevel);
  const app = await NestFactory.createApplicationContext(AppModule.forWorker({ config, source }), {
    logger: new NestLogger(logger),
  });
  app.enableShutdownHooks();
  watchParent(config.parentPid, () => void app.close().finally(() => process.exit(0)));
  logger.info('The worker takes jobs');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
